package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.childcare.GroupRules;
import huiyu.policy.childcare.HealthChecks;
import huiyu.policy.childcare.Voucher;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.indicator.Ratio;
import huiyu.policy.pack.PackLibrary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Questions about childcare institutions that no programme answers: group size, health checks, vouchers, indicators. */
final class ChildcareCases {
    private ChildcareCases() {}

    /** May a group have so many children, with so many carers? */
    static Outcome group(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        String group = input.text("group");
        int children = input.required("children", Values::whole);
        Optional<Integer> carers = input.findWhole("carers");
        LocalDate date = input.findDate("date").orElse(LocalDate.of(2025, 1, 1));
        input.close();
        input.errors().throwIfAny();
        GroupRules.Limits limits = GroupRules.limits(policy.book().parameters(), group, children, date);
        Optional<Boolean> ratio = carers.flatMap(limits::holdsRatio);
        Outcome outcome = new Outcome().put("max", limits.maxChildren()).put("compliant_size", limits.holdsSize(children))
            .put("required_carers", limits.requiredCarers().map(String::valueOf).orElse("none"))
            .put("compliant", limits.holdsSize(children) && ratio.orElse(true));
        ratio.ifPresent(holds -> outcome.put("compliant_ratio", holds));
        return outcome;
    }

    /** Must a child that was away be examined again? */
    static Outcome absence(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate left = input.date("left");
        LocalDate returned = input.date("returned");
        input.close();
        input.errors().throwIfAny();
        return new Outcome().put("recheck", HealthChecks.mustRecheck(policy.book().parameters(), left, returned));
    }

    /** What is an indicator worth? */
    static Outcome indicator(Fields input, PackLibrary library) {
        new CaseBook(input, library);
        BigDecimal numerator = input.required("numerator", Values::decimal);
        BigDecimal denominator = input.required("denominator", Values::decimal);
        BigDecimal per = input.find("per", Values::decimal).orElse(new BigDecimal(100));
        int places = input.findWhole("places").orElse(1);
        input.close();
        input.errors().throwIfAny();
        return new Outcome().put("value", new Ratio(per, places).of(numerator, denominator).toPlainString());
    }

    /** What happens when a voucher is presented, once or several times? */
    static Outcome voucher(Fields input, PackLibrary library) {
        new CaseBook(input, library);
        Money value = input.required("value", Values::money);
        Voucher voucher = Voucher.issued(value, Period.ofDays(input.findDate("valid_from").orElse(null), input.findDate("valid_to").orElse(null)),
            new LinkedHashSet<>(input.texts("services")), input.choice("use", "once", "drawn_down").equals("once"));
        if (input.flag("void")) {
            voucher = new Voucher(value, value, voucher.valid(), voucher.services(), voucher.once(), Voucher.Status.VOID);
        }
        List<Fields> uses = input.blocks("uses");
        Money paid = Money.ZERO;
        Money family = Money.ZERO;
        List<String> refusals = new ArrayList<>();
        for (Fields use : uses) {
            LocalDate day = use.date("on");
            Money fee = use.required("fee", Values::money);
            String service = use.findText("service").orElse("full_day");
            use.close();
            input.errors().throwIfAny();
            Optional<String> refusal = voucher.refusal(day, service);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
                continue;
            }
            Voucher.Use used = voucher.use(fee);
            paid = paid.plus(used.paid());
            family = family.plus(used.familyPays());
            voucher = used.after();
        }
        input.close();
        input.errors().throwIfAny();
        return new Outcome().put("accepted", uses.size() - refusals.size()).put("rejected", refusals.size()).put("reason", new Outcome.AnyOf(refusals))
            .put("family_pays", family.toString()).put("government_pays", paid.toString()).put("institution_receives", paid.plus(family).toString())
            .put("left", voucher.left().toString());
    }
}
