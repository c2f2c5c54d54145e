package huiyu.policy.condition;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Edge;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Inputs;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.fact.Derivation;
import huiyu.policy.fact.Facts;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Household registration or residence of child and parents. {@code throughout} follows moves: whether the month (year) of
 * leaving is still paid and that of entering already. A child's first registration counts from birth.
 */
final class PlaceCondition {
    static final ConditionKind KIND = new ConditionKind(Schema.of("place", "户籍或居住地", "household registration or residence",
        FieldSpec.optional("of", Type.TEXTS, List.of("child"), "谁：child mother father", "whose: child, mother, father"),
        FieldSpec.choice("kind", List.of("household", "first_household", "residence"), "户籍、首次落户或居住", "what is looked at"),
        FieldSpec.optional("in", Type.TEXTS, List.of("here"), "区划代码，here 为本地", "division codes; here stands for the place that assesses"),
        FieldSpec.optional("at_least", Type.COUNT, null, "至少几人符合（默认全部）", "how many of them at least (default: all)"),
        Moment.field("throughout"), Moment.DATE,
        FieldSpec.optional("for_months", Type.COUNT, null, "须已连续登记满几个月", "how many months it must have held without a break"),
        FieldSpec.choice("leaving", Edge.WORDS, "迁出当月（年）是否发放", "throughout: whether the month (year) of leaving is paid"),
        FieldSpec.choice("entering", List.of("month_paid", "month_not_paid", "year_paid", "year_not_paid", "day_paid", "day_not_paid", "never"),
            "迁入当月（年）是否发放，never 为迁入不享受", "throughout: whether the month (year) of entering is paid; never: whoever moves in is not covered")),
        "NOT_REGISTERED_HERE", PlaceCondition::judge);

    private record Count(int met, int unknown) {
        Count plus(Truth truth) {
            return new Count(met + (truth == Truth.MET ? 1 : 0), unknown + (truth == Truth.UNKNOWN ? 1 : 0));
        }

        Truth atLeast(int wanted) {
            return met >= wanted ? Truth.MET : met + unknown >= wanted ? Truth.UNKNOWN : Truth.NOT_MET;
        }
    }

    private PlaceCondition() {}

    private static Judgement judge(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        List<String> persons = settings.texts("of");
        Inputs inputs = examination.inputs();
        Set<String> missing = new LinkedHashSet<>();
        List<Timeline<Truth>> each = new ArrayList<>();
        for (String person : persons) {
            String fact = person + "." + settings.choice("kind");
            if (examination.isExplaining()) {
                inputs.put(fact, examination.facts().isUnknown(fact) ? "?" : examination.facts().raw(fact));
            }
            Timeline<Truth> state = stays(fact, examination, settings);
            if (state == Truth.UNKNOWN.always()) {
                missing.add(fact);
            }
            each.add(settings.choice("when").equals("throughout") ? state : Moment.test(settings.choice("when"), state, examination, settings));
        }
        inputs.put("in", settings.texts("in").contains("here") ? examination.here().code() : settings.texts("in"));
        int wanted = settings.findWhole("at_least").orElse(persons.size());
        Timeline<Truth> truth = each.size() == 1 && wanted == 1 ? each.getFirst() : atLeast(wanted, each);
        boolean open = Judgement.has(truth, Truth.UNKNOWN);
        return new Judgement(truth, open ? missing : Set.of(), inputs, null, true);
    }

    private static Timeline<Truth> atLeast(int wanted, List<Timeline<Truth>> each) {
        Timeline<Count> counts = Timeline.of(Period.ALWAYS, new Count(0, 0));
        for (Timeline<Truth> one : each) {
            counts = counts.innerCombine(one, Count::plus);
        }
        return counts.map(count -> count.atLeast(wanted)).compress();
    }

    /** The days that count, by what is recorded of one person's place; unknown for all time if a person has to be asked. */
    private static Timeline<Truth> stays(String fact, Examination examination, Settings settings) {
        if (examination.isExplaining()) {
            return new Stays(fact, examination.presumes(fact), examination.here(), settings).of(examination.facts());
        }
        return examination.facts().derive(fact, settings.kept(fact, () -> new Stays(fact, examination.presumes(fact), examination.here(), settings)));
    }

    /** @param presumed whether something is presumed while nothing is recorded, so that nobody is asked */
    private record Stays(String fact, boolean presumed, DivisionCode here, Settings settings) implements Derivation<Timeline<Truth>> {
        @Override public Timeline<Truth> of(Facts facts) {
            if (facts.isUnknown(fact) && !presumed) {
                return Truth.UNKNOWN.always();
            }
            List<DatedValue> entries = fromBirth(facts.listValues(fact), fact.equals("child.household"));
            List<DatedValue> inside = entries.stream().filter(entry -> isInside(entry.value(), fact, here, settings)).toList();
            if (settings.choice("when").equals("throughout")) {
                return DatedState.of(inside.stream().flatMap(stay -> paid(stay, entries, settings).stream()).toList());
            }
            Timeline<Truth> state = DatedState.of(inside.stream().map(DatedValue::period).toList());
            return settings.findWhole("for_months").map(months -> DatedState.heldFor(state, months)).orElse(state);
        }
    }

    private static List<DatedValue> fromBirth(List<DatedValue> entries, boolean ofChild) {
        List<DatedValue> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(DatedValue::period));
        if (ofChild && !sorted.isEmpty()) {
            DatedValue first = sorted.getFirst();
            sorted.set(0, new DatedValue(first.value(), new Period(Period.BEGINNING, first.period().until())));
        }
        return sorted;
    }

    private static boolean isInside(Object value, String fact, DivisionCode here, Settings settings) {
        DivisionCode code = new DivisionCode(Values.text(value, fact));
        for (String where : settings.texts("in")) {
            if (code.isWithin(where.equals("here") ? here : new DivisionCode(where))) {
                return true;
            }
        }
        return false;
    }

    /** The paid part of one stay, by the rules for entering and leaving; moves inside the area are neither. */
    private static Optional<Period> paid(DatedValue stay, List<DatedValue> all, Settings settings) {
        Period period = stay.period();
        boolean entered = !period.startsOpen();
        String entering = settings.choice("entering");
        if (entered && entering.equals("never")) {
            return Optional.empty();
        }
        LocalDate start = entered ? Edge.of(entering).startFrom(enteredOn(period, all)) : Period.BEGINNING;
        LocalDate stop = period.endsOpen() ? Period.END : Edge.of(settings.choice("leaving")).stopAfter(period.until().minusDays(1));
        return Period.between(start, stop);
    }

    /** The day the old place was left, if it is known; it decides, so that two cities never both pay a month or both not. */
    private static LocalDate enteredOn(Period stay, List<DatedValue> all) {
        return all.stream().map(DatedValue::period).filter(other -> other.from().isBefore(stay.from())).max(Comparator.naturalOrder())
            .flatMap(Period::lastDay).filter(left -> !left.isAfter(stay.from())).orElse(stay.from());
    }
}
