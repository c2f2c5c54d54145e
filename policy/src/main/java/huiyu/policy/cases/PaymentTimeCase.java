package huiyu.policy.cases;

import huiyu.policy.PolicyBook;
import huiyu.policy.calendar.PayTime;
import huiyu.policy.calendar.PaymentCalendar;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.ParameterLookup;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which month is a payment approved on a day paid? */
final class PaymentTimeCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate approved = input.date("approved");
        List<String> asked = input.texts("assess");
        Optional<Map<String, Object>> own = input.find("payment", Values::map);
        input.close();
        input.errors().throwIfAny();
        Block block = own.map(PaymentTimeCase::block).orElseGet(() -> ofProgramme(policy, asked));
        Outcome outcome = new Outcome();
        put(outcome, block, approved, policy.book());
        return outcome;
    }

    private static Block block(Map<String, Object> own) {
        String kind = own.keySet().iterator().next();
        PaymentCalendar calendar = PaymentCalendar.find(kind).orElseThrow(() ->
            new PolicyException("UNKNOWN_KIND", "payment." + kind, "未知的种类", "there is no such payment calendar"));
        Errors errors = new Errors();
        Map<String, Object> values = Values.map(own.get(kind), "payment." + kind);
        calendar.schema().check(values, "payment." + kind, errors);
        errors.throwIfAny();
        return new Block(calendar.schema(), values, "payment." + kind);
    }

    private static Block ofProgramme(CaseBook policy, List<String> asked) {
        List<String> codes = asked.isEmpty() ? policy.defaultProgrammes("child") : asked;
        return codes.stream().map(policy.book()::getProgramme).map(Programme::payment).flatMap(Optional::stream).findFirst().orElseThrow(() ->
            new PolicyException("NO_PAYMENT_CALENDAR", String.join(", ", codes), "项目没有发放日历", "the programme has no payment calendar"));
    }

    static void put(Outcome outcome, Block block, LocalDate approved, PolicyBook book) {
        Settings settings = new Settings(block, new ParameterLookup(book.parameters(), approved));
        PayTime time = PaymentCalendar.find(block.schema().kind()).orElseThrow().payTime(settings, approved, book.calendar());
        outcome.put("pay_month", time.month()).put("pay_from", time.from()).put("pay_by", time.by());
    }
}
