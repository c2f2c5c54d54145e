package huiyu.policy.cases;

import huiyu.kernel.time.Age;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Ages;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.Optional;

/** How old is somebody on a day, and on which day is an age attained? By the conventions in force. */
final class AgeCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate birth = input.date("birth_date");
        Optional<LocalDate> on = input.findDate("on");
        Optional<Integer> years = input.findWhole("attains");
        input.close();
        input.errors().throwIfAny();
        ParameterBook parameters = policy.book().parameters();
        LocalDate day = on.orElse(birth);
        if (day.isBefore(birth)) {
            throw new PolicyException("BEFORE_BIRTH", "on", "早于出生日期", "is before the birth");
        }
        Age age = Ages.of(choice(parameters, "age.attained", day), choice(parameters, "age.leap_birthday", day));
        Outcome outcome = new Outcome();
        on.ifPresent(asked -> outcome.put("age", age.yearsOn(birth, asked)));
        years.ifPresent(count -> outcome.put("attained_on", age.attainedOn(birth, count)));
        return outcome;
    }

    private static String choice(ParameterBook parameters, String key, LocalDate day) {
        return Values.text(parameters.getOn(key, day).raw(), key);
    }
}
