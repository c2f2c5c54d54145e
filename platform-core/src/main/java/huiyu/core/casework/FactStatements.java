package huiyu.core.casework;

import huiyu.core.db.Tx;
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
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Facts as a question names them ({@code mother.household}), put into the right files of a child's family. */
@Component
public class FactStatements {

    private final FactRecorder recorder;
    private final Families families;

    FactStatements(FactRecorder recorder, Families families) {
        this.recorder = recorder;
        this.families = families;
    }

    /**
     * @param fact {@code subject.attribute} of the fact catalogue
     * @param value empty: known not to be there
     */
    public record Statement(
            String fact, Optional<Object> value, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /**
     * @return how many were new
     * @throws ProblemException 422 naming every statement that breaks a rule; then nothing is recorded
     */
    public int record(Tx tx, UUID childId, List<Statement> statements, Origin origin) {
        Map<UUID, String> roles = families.roles(tx, childId);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            told.add(told("facts[" + i + "]", childId, roles, statements.get(i)));
        }
        return recorder.record(tx, told, origin);
    }

    private static Told told(String field, UUID childId, Map<UUID, String> roles, Statement statement) {
        int dot = statement.fact().indexOf('.');
        String subject = dot < 0 ? "" : statement.fact().substring(0, dot);
        String attribute = statement.fact().substring(dot + 1);
        return switch (subject) {
            case "child" -> new Told(field, childId, value(attribute, statement));
            case "family" -> new Told(field, childId, value(statement.fact(), statement));
            case "mother", "father" -> new Told(field, relative(field, roles, subject), value(attribute, statement));
            default -> throw ProblemException.invalidField(field + ".fact", "unknown-attribute", Map.of());
        };
    }

    private static UUID relative(String field, Map<UUID, String> roles, String role) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue().equals(role))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidField(
                        field + ".fact", "no-such-relative", Map.of("role", role)));
    }

    private static FactValue value(String attribute, Statement statement) {
        return new FactValue(attribute, statement.value(), statement.from(), statement.to());
    }
}
