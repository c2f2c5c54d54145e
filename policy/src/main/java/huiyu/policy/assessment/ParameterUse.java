package huiyu.policy.assessment;

import huiyu.policy.definition.Text;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.List;

/** A parameter value that was read: its key, name, value, dates (null for open), where it comes from. */
public record ParameterUse(
        String key, Text name, Object value, LocalDate from, LocalDate to, String basis, String level, String clause, String quote,
        List<Citation> citations) {

    public static ParameterUse of(Parameter parameter, ParameterValue value) {
        LocalDate from = value.valid().startsOpen() ? null : value.valid().from();
        return new ParameterUse(parameter.key(), parameter.name(), value.raw(), from, value.valid().lastDay().orElse(null), value.basis().name(),
            parameter.level(), value.clause(), value.quote(), value.citations());
    }
}
