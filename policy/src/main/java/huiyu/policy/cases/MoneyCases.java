package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import huiyu.policy.assessment.Share;
import huiyu.policy.combine.Combination;
import huiyu.policy.combine.MeansTest;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.programme.Funder;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.ParameterLookup;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Questions on amounts alone: shares of a payment, combination of two amounts, what counts as income. */
final class MoneyCases {
    private MoneyCases() {}

    /** How is one payment divided among those who bear it? */
    static Outcome funding(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Money payment = input.required("payment", Values::money);
        LocalDate date = input.findDate("date").orElse(LocalDate.of(2025, 1, 1));
        List<String> asked = input.texts("assess");
        List<Block> own = input.blocks("funders").stream().map(block -> {
            Map<String, Object> values = block.rest();
            Funder.SCHEMA.check(values, block.path(), input.errors());
            return new Block(Funder.SCHEMA, values, block.path());
        }).toList();
        input.close();
        input.errors().throwIfAny();
        String programme = (asked.isEmpty() ? policy.defaultProgrammes("child") : asked).getFirst();
        List<Block> funders = own.isEmpty() ? policy.book().getProgramme(programme).funders() : own;
        List<Share> shares = Funder.shares(funders, block -> new Settings(block, new ParameterLookup(policy.book().parameters(), date)));
        List<Money> parts = payment.split(shares.stream().map(Share::share).toList());
        Map<String, Money> byFunder = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            byFunder.merge(shares.get(i).party(), parts.get(i), Money::plus);
        }
        return new Outcome().put("funders", Outcome.Amounts.of(byFunder));
    }

    /** What do two programmes pay together, under each way of combining them? */
    static Outcome combination(Fields input, PackLibrary library) {
        Money own = input.required("own", Values::money);
        Money other = input.required("other", Values::money);
        new CaseBook(input, library);
        input.close();
        input.errors().throwIfAny();
        Outcome outcome = new Outcome();
        for (Combination mode : List.of(Combination.STACK, Combination.HIGHER_OF, Combination.TOP_UP, Combination.REPLACE)) {
            Money left = mode.own(own, other);
            Money partner = mode.other(own, other);
            outcome.put(mode.name().toLowerCase(Locale.ROOT), new Outcome().put("own", left.toString()).put("other", partner.toString())
                .put("total", left.plus(partner).toString()));
        }
        return outcome;
    }

    /** How is an amount rounded when it is multiplied or divided among shares? */
    static Outcome rounding(Fields input, PackLibrary library) {
        Money amount = input.required("amount", Values::money);
        Optional<Rate> times = input.find("times", Values::rate);
        List<Rate> shares = input.find("shares", (raw, where) -> Values.list(raw, item -> Values.rate(item, where))).orElse(List.of());
        new CaseBook(input, library);
        input.close();
        input.errors().throwIfAny();
        Outcome outcome = new Outcome();
        times.ifPresent(rate -> outcome.put("rounded", amount.times(rate, Rounding.HALF_UP).toString()));
        if (!shares.isEmpty()) {
            outcome.put("parts", amount.split(shares).stream().map(Money::toString).toList());
        }
        return outcome;
    }

    /** Is the subsidy taxed, and does it count in a means test? */
    static Outcome meansTest(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Money yearly = input.required("yearly_subsidy", Values::money);
        Money income = input.required("other_monthly_income", Values::money);
        int members = input.required("members", Values::whole);
        LocalDate date = input.findDate("date").orElse(LocalDate.of(2025, 1, 1));
        input.close();
        input.errors().throwIfAny();
        MeansTest test = MeansTest.of(policy.book().parameters(), date);
        return new Outcome().put("taxable", test.taxable(yearly).toString())
            .put("counted_monthly_income", test.countedMonthlyIncome(income, yearly).toString())
            .put("per_head", test.perHead(income, yearly, members).toString());
    }
}
