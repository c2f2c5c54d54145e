package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterReader;
import java.util.List;
import java.util.Map;

/** May the values of a parameter be set so – by the level that owns it, or by a level below? */
final class ParameterChangeCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        String key = input.text("parameter");
        Object values = input.required("values", (raw, where) -> raw);
        String by = input.choice("by", "same_level", "lower_level");
        input.close();
        input.errors().throwIfAny();

        ParameterBook book = policy.book().parameters();
        Parameter proposed = new ParameterReader("proposal", Map.of(), book).overlay(key, values);
        if (by.equals("lower_level")) {
            book.inherit(List.of(proposed));
        } else {
            book.overlay(List.of(proposed));
        }
        return new Outcome().put("accepted", true);
    }
}
