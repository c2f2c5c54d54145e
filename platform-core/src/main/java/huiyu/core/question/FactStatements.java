package huiyu.core.question;

import huiyu.core.db.Tx;
import huiyu.core.party.FactField;
import huiyu.core.party.FactRecorder;
import huiyu.core.party.FactRecorder.Told;
import huiyu.core.party.FactValue;
import huiyu.core.party.Families;
import huiyu.core.party.Origin;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Facts as a question names them ({@code mother.household}), put into the right files of a subject's family. */
@Component
public class FactStatements {

    private static final Set<String> RELATIVES = Set.of("mother", "father");
    private static final Set<String> OTHERS = Set.of("employer", "institution", "delivery");

    private final FactRecorder recorder;
    private final Families families;

    FactStatements(FactRecorder recorder, Families families) {
        this.recorder = recorder;
        this.families = families;
    }

    /** Whether a family can answer; an employer's wages and an institution's papers are asked of those. */
    public static boolean asksFamily(String fact) {
        return !OTHERS.contains(FactPlace.subject(fact));
    }

    /**
     * @param fact {@code subject.attribute} of the fact catalogue
     * @param value empty: known not to be there
     */
    public record Statement(
            String fact, Optional<Object> value, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /**
     * @param field of the request where the statements stand, for problems
     * @return how many were new
     * @throws ProblemException 422 naming every statement that breaks a rule; then nothing is recorded
     */
    public int record(Tx tx, UUID subjectId, String field, List<Statement> statements, Origin origin) {
        return recorder.record(tx, told(tx, subjectId, field, statements), origin);
    }

    /**
     * As {@link #record}, by the family itself: it says what no office has said, and may correct itself.
     *
     * @throws ProblemException 422 {@code known-from-office} too
     */
    public int declare(Tx tx, UUID subjectId, String field, List<Statement> statements, Origin origin) {
        return recorder.declare(tx, told(tx, subjectId, field, statements), origin);
    }

    private List<Told> told(Tx tx, UUID subjectId, String field, List<Statement> statements) {
        Map<UUID, String> roles = families.roles(tx, subjectId);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            told.add(told(FactField.ofStatement(field + "[" + i + "]"), subjectId, roles, statements.get(i)));
        }
        return told;
    }

    private static Told told(FactField field, UUID subjectId, Map<UUID, String> roles, Statement statement) {
        FactPlace place = FactPlace.find(subjectId, roles, statement.fact())
                .orElseThrow(() -> nobody(field, FactPlace.subject(statement.fact())));
        return new Told(field, place.personId(), value(place.attribute(), statement));
    }

    private static ProblemException nobody(FactField field, String subject) {
        return RELATIVES.contains(subject)
                ? ProblemException.invalidField(field.attribute(), "no-such-relative", Map.of("role", subject))
                : ProblemException.invalidField(field.attribute(), "unknown-attribute", Map.of());
    }

    private static FactValue value(String attribute, Statement statement) {
        return new FactValue(attribute, statement.value(), statement.from(), statement.to());
    }
}
