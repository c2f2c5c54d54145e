package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.party.Families;
import huiyu.core.party.Organisations;
import huiyu.core.policy.PolicyBooks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is told: of a child its mother, else its father, else a guardian; a grown person and an organisation are told themselves. */
@Component
public class Recipients {

    private static final List<String> FIRST_TO_TELL = List.of("mother", "father", "guardian");

    private final Families families;
    private final Organisations organisations;
    private final PolicyBooks books;
    private final Clock clock;

    Recipients(Families families, Organisations organisations, PolicyBooks books, Clock clock) {
        this.families = families;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /** Of a case or payment of a programme: one that pays whom it is about tells them, any other the family. */
    public Optional<UUID> find(Read read, String programme, UUID subjectId) {
        boolean themselves = books.bookFor(read, LocalDate.now(clock))
                .findProgramme(programme)
                .map(known -> known.payees().equals("subject"))
                .orElse(false);
        return themselves ? Optional.of(subjectId) : find(read, subjectId);
    }

    /** Of a child or an organisation. */
    public Optional<UUID> find(Read read, UUID subjectId) {
        if (organisations.isOrganisation(read, subjectId)) {
            return Optional.of(subjectId);
        }
        Map<UUID, String> roles = families.roles(read, subjectId);
        return FIRST_TO_TELL.stream()
                .flatMap(role -> roles.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(role))
                        .map(Map.Entry::getKey)
                        .sorted())
                .findFirst();
    }
}
