package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.letter.Recipients;
import huiyu.core.notice.Notices;
import huiyu.core.question.FactStatements;
import java.util.List;
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

    private final Notices notices;
    private final Recipients recipients;

    GuardianNotices(Notices notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    /** What only an employer or an institution can say is not asked of the family. */
    void missingFacts(Tx tx, CaseFile file, List<String> facts) {
        if (facts.stream().anyMatch(FactStatements::asksFamily)) {
            tell(tx, file, QUESTIONS, file.id(), String.join(",", new TreeSet<>(facts)));
        }
    }

    /** @param occasion which return of the case it is */
    void returned(Tx tx, CaseFile file, String occasion) {
        tell(tx, file, RETURNED, file.id(), occasion);
    }

    void decided(Tx tx, CaseFile file, UUID decisionId, boolean granted) {
        tell(tx, file, granted ? GRANTED : REFUSED, decisionId, "once");
    }

    private void tell(Tx tx, CaseFile file, String template, UUID aboutId, String occasion) {
        file.applicantId()
                .or(() -> recipients.find(tx, file.programme(), file.subjectId()))
                .ifPresent(person -> notices.queue(tx, template, person, aboutId, occasion, "system"));
    }
}
