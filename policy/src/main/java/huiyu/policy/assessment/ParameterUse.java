package huiyu.policy.assessment;

import huiyu.policy.definition.Text;
import huiyu.policy.parameter.Citation;
import java.time.LocalDate;
import java.util.List;

/** A parameter value that was read: its key, name, value, dates (null for open), where it comes from. */
public record ParameterUse(
        String key, Text name, Object value, LocalDate from, LocalDate to, String basis, String level, String clause, String quote,
        List<Citation> citations) {}
