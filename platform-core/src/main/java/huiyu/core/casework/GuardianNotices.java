package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.notice.Notices;
import huiyu.core.party.Families;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the family: who applied, else a parent or guardian on file. */
@Component
class GuardianNotices {

    static final String QUESTIONS = "case.questions";
    static final String RETURNED = "case.returned";
    static final String GRANTED = "decision.granted";
    static final String REFUSED = "decision.refused";
    static final String REMINDER = "take-up.reminder";

    private static final List<String> FIRST_TO_TELL = List.of("mother", "father", "guardian");

    private final Notices notices;
    private final Families families;

    GuardianNotices(Notices notices, Families families) {
        this.notices = notices;
        this.families = families;
    }

    void missingFacts(Tx tx, CaseFile file, List<String> facts) {
        tell(tx, file, QUESTIONS, file.id(), String.join(",", new TreeSet<>(facts)));
    }

    /** @param occasion which return of the case it is */
    void returned(Tx tx, CaseFile file, String occasion) {
        tell(tx, file, RETURNED, file.id(), occasion);
    }

    void decided(Tx tx, CaseFile file, UUID decisionId, boolean granted) {
        tell(tx, file, granted ? GRANTED : REFUSED, decisionId, "once");
    }

    /** @return whether there is somebody to remind and it was the first time this month */
    boolean remind(Tx tx, UUID subjectId, String occasion, String actor) {
        return findGuardian(tx, subjectId)
                .filter(guardian -> notices.queue(tx, REMINDER, guardian, subjectId, occasion, actor))
                .isPresent();
    }

    private void tell(Tx tx, CaseFile file, String template, UUID aboutId, String occasion) {
        file.applicantId()
                .or(() -> findGuardian(tx, file.subjectId()))
                .ifPresent(person -> notices.queue(tx, template, person, aboutId, occasion, "system"));
    }

    /** Who is told about a child: its mother, else its father, else a guardian. */
    Optional<UUID> findGuardian(Read read, UUID subjectId) {
        var roles = families.roles(read, subjectId);
        return FIRST_TO_TELL.stream()
                .flatMap(role -> roles.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(role))
                        .map(java.util.Map.Entry::getKey)
                        .sorted())
                .findFirst();
    }
}
