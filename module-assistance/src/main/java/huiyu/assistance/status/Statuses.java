package huiyu.assistance.status;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.Identifier;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.settlement.HeldStatus;
import huiyu.core.settlement.HeldStatuses;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What bodies say about people's statuses, one by one or by list. */
@Component
public class Statuses {

    /** @param field where it stood in the request, for problems */
    record Word(
            String field, Identifier person, String name, String status, LocalDate from, Optional<LocalDate> to,
            Optional<String> reference) {}

    private final StatusKindStore kinds;
    private final HeldStatuses held;
    private final People people;
    private final Audit audit;

    Statuses(StatusKindStore kinds, HeldStatuses held, People people, Audit audit) {
        this.kinds = kinds;
        this.held = held;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Records all of it or nothing. People nobody has a file of get one.
     *
     * @return how many words were new or changed
     * @throws ProblemException 422 naming each wrong word
     */
    int record(Tx tx, List<Word> words, Actor actor) {
        Map<String, StatusKind> known =
                kinds.list(tx).stream().collect(Collectors.toMap(StatusKind::code, Function.identity()));
        ProblemException wrong = ProblemException.invalid("invalid-request", Map.of());
        words.forEach(word -> check(word, known, wrong));
        if (!wrong.fields().isEmpty()) {
            throw wrong;
        }
        List<HeldStatus> statuses = new ArrayList<>();
        for (Word word : words) {
            StatusKind kind = known.get(word.status());
            UUID person = people.findByIdentifier(tx, word.person())
                    .orElseGet(() -> register(tx, word, kind, actor));
            statuses.add(new HeldStatus(person, word.status(), word.from(), word.to(), kind.source(), word.reference()));
        }
        int changed = held.record(tx, statuses, actor.subject());
        if (changed > 0) {
            audit.record(tx, actor, "status.recorded", "person", statuses.getFirst().personId(), Map.of(
                    "rows", words.size(), "changed", changed, "reference", words.getFirst().reference().orElse("")));
        }
        return changed;
    }

    /**
     * A status found by this tenant itself, from a day on.
     *
     * @return its code
     * @throws ProblemException 422 {@code unknown-status} on {@code status}
     */
    public String grant(Tx tx, UUID personId, String status, LocalDate from, String reference, Actor actor) {
        StatusKind kind = kinds.list(tx).stream()
                .filter(each -> each.code().equals(status))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidField("status", "unknown-status", Map.of("status", status)));
        held.record(tx, List.of(new HeldStatus(personId, kind.code(), from, Optional.empty(), kind.source(), Optional.of(reference))), actor.subject());
        audit.record(tx, actor, "status.recorded", "person", personId, Map.of("rows", 1, "changed", 1, "reference", reference));
        return kind.code();
    }

    private static void check(Word word, Map<String, StatusKind> known, ProblemException wrong) {
        if (!known.containsKey(word.status())) {
            wrong.withField(word.field() + "status", "unknown-status", Map.of("status", word.status()));
        }
        if (word.to().filter(last -> last.isBefore(word.from())).isPresent()) {
            wrong.withField(word.field() + "to", "not-before", Map.of("limit", word.from()));
        }
    }

    private UUID register(Tx tx, Word word, StatusKind kind, Actor actor) {
        return people.registerPerson(
                tx, new Member(Optional.of(word.name()), List.of(word.person()), Optional.empty(), List.of()),
                Optional.empty(), Origin.of(kind.source(), actor.subject()));
    }

    UUID personOf(Read read, Word word) {
        return people.findByIdentifier(read, word.person()).orElseThrow();
    }

    List<HeldStatus> listOf(Read read, UUID personId) {
        return held.list(read, List.of(people.getRoot(read, personId)));
    }

    List<HeldStatus> listHolders(Read read, String status, Optional<UUID> after, int limit) {
        return held.listHolders(read, status, after, limit);
    }
}
