package huiyu.policy.cases;

import huiyu.kernel.identifier.BirthCertificateNumber;
import huiyu.kernel.identifier.CitizenId;
import huiyu.kernel.identifier.CreditCode;
import huiyu.kernel.identifier.DivisionCatalogue;
import huiyu.kernel.identifier.DivisionCatalogue.Division;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.identifier.Parsed;
import huiyu.policy.definition.Fields;
import huiyu.policy.pack.PackLibrary;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Is a number or code what it claims to be? */
final class IdentifierCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        List<String> exceptions = input.texts("credit_code_exceptions");
        Optional<LocalDate> on = input.findDate("on");
        Outcome outcome = new Outcome();
        input.findText("citizen_id").ifPresent(text -> put(outcome, CitizenId.parse(text), id -> outcome
            .put("birth_date", id.birthDate()).put("division", id.division()).put("sex", id.sex().name().toLowerCase(Locale.ROOT)).put("normalised", id.number())));
        input.findText("credit_code").ifPresent(text -> put(outcome, CreditCode.parse(text, new HashSet<>(exceptions)), code -> outcome
            .put("division", code.division()).put("normalised", code.code())));
        input.findText("birth_certificate").ifPresent(text -> put(outcome, BirthCertificateNumber.parse(text), number -> outcome.put("normalised", number.number())));
        DivisionCatalogue divisions = new DivisionCatalogue(policy.packs().stream().flatMap(pack -> pack.divisions().stream()).toList());
        input.findText("division").ifPresent(text -> put(outcome, DivisionCode.parse(text), code -> division(outcome, divisions, code, on)));
        input.close();
        input.errors().throwIfAny();
        return outcome;
    }

    private static void division(Outcome outcome, DivisionCatalogue divisions, DivisionCode code, Optional<LocalDate> on) {
        outcome.put("known", divisions.wasEverValid(code));
        on.ifPresent(day -> {
            Optional<Division> found = divisions.findOn(code, day);
            outcome.put("in_use", found.isPresent());
            found.ifPresent(division -> outcome.put("name", division.nameZh()));
        });
    }

    private static <T> void put(Outcome outcome, Parsed<T> parsed, Consumer<T> details) {
        outcome.put("valid", parsed.isValid());
        switch (parsed) {
            case Parsed.Valid<T>(T value) -> details.accept(value);
            case Parsed.Invalid<T> invalid -> outcome.put("reason", invalid.flaw().name()).put("expected_check", invalid.expected());
        }
    }
}
