package huiyu.policy.cases;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.policy.definition.Fields;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterReader;
import huiyu.policy.parameter.Scope;
import java.util.List;
import java.util.Map;

/** May the values of a parameter be set so – by the level that owns it, or by a level below? */
final class ParameterChangeCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        String key = input.text("parameter");
        Object values = input.required("values", (raw, where) -> raw);
        String by = input.choice("by", "same_level", "lower_level", "province", "city", "county");
        input.close();
        input.errors().throwIfAny();

        ParameterBook book = policy.book().parameters();
        Parameter proposed = new ParameterReader("proposal", Map.of(), book).overlay(key, values);
        if (by.equals("same_level")) {
            book.overlay(List.of(proposed));
        } else {
            book.inherit(List.of(proposed), Scope.level(by).orElseGet(() -> below(policy.place().level())));
        }
        return new Outcome().put("accepted", true);
    }

    private static Level below(Level level) {
        return Level.values()[Math.min(level.ordinal() + 1, Level.COUNTY.ordinal())];
    }
}
