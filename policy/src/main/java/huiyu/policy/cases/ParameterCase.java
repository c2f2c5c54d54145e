package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which value does a parameter have on some days? A day without one yields the code of the refusal. */
final class ParameterCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        String key = input.text("parameter");
        List<LocalDate> days = input.required("on", (raw, where) -> Values.list(raw, item -> Values.date(item, where)));
        input.close();
        input.errors().throwIfAny();
        ParameterBook book = policy.book().parameters();
        book.get(key);
        Map<String, Object> values = new LinkedHashMap<>();
        Outcome outcome = new Outcome().put("values", values);
        for (LocalDate day : days) {
            try {
                ParameterValue value = book.getOn(key, day);
                values.put(day.toString(), value.raw());
                outcome.put("basis", value.basis().name().toLowerCase(Locale.ROOT)).put("sources", value.citations().stream().map(Citation::source).toList());
            } catch (PolicyException refused) {
                values.put(day.toString(), refused.code());
                if (days.size() == 1) {
                    throw refused;
                }
            }
        }
        return outcome;
    }
}
