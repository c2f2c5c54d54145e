package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Counter;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Brackets;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code tiered@1} with its parameters read. */
final class TieredFormula implements Formula {
    private final Settings settings;
    private final Gate gate;
    private final Base base;
    private final boolean perYear;
    private final boolean absolute;
    private final boolean whole;
    private final Deductible deductible;
    private final Table<Scale> scales;
    private final Optional<Table<BigDecimal>> points;
    private final Set<String> tiltStatuses;
    private final Optional<Table<BigDecimal>> tiltPoints;
    private final BigDecimal tiltDeductible;
    private final boolean tiltRemovesCap;
    private final Cap cap;
    private final String baseCounter;
    private final String paidCounter;
    private final String timesCounter;
    private final boolean countsTimes;

    TieredFormula(Settings settings, RuleName rule) {
        LocalDate day = settings.ruleDay();
        this.settings = settings;
        this.gate = Gate.of(settings, day);
        this.base = Base.valueOf(settings.choice("of").toUpperCase(Locale.ROOT));
        this.perYear = settings.choice("accumulates").equals("per_year");
        this.absolute = settings.choice("tiers_measure").equals("absolute");
        this.whole = settings.choice("counts").equals("whole");
        this.deductible = new Deductible(settings);
        this.scales = scales(settings);
        this.points = settings.table("points", "points_by", (raw, by, where) -> Table.read(raw, by, where, Values::decimal));
        this.tiltStatuses = Set.copyOf(settings.texts("tilt_statuses"));
        this.tiltPoints = settings.table("tilt_points", "points_by", (raw, by, where) -> Table.read(raw, by, where, Values::decimal));
        this.tiltDeductible = settings.findNumberOn("tilt_deductible", day).orElse(null);
        this.tiltRemovesCap = settings.choice("tilt_cap").equals("removed");
        this.cap = new Cap(settings);
        String counter = settings.findText("counter").orElse(null);
        this.baseCounter = rule.counter(counter, "base");
        this.paidCounter = rule.counter(settings.findText("cap_counter").orElse(counter), "paid");
        this.timesCounter = rule.counter(counter, "times");
        this.countsTimes = gate.atMostPerYear().isPresent();
    }

    private static Table<Scale> scales(Settings settings) {
        Optional<Table<Scale>> flat = settings.table("rate", "rate_by", (raw, by, where) -> Table.read(raw, by, where, (cell, at) -> Scale.flat(Values.decimal(cell, at), at)));
        Optional<Table<Scale>> tiers = settings.table("tiers", "tiers_by",
            (raw, by, where) -> Table.read(raw, by, where, (cell, at) -> Scale.of(Brackets.read(cell, at), at)));
        if (flat.isPresent() == tiers.isPresent()) {
            throw new PolicyException("REQUIRED", settings.path() + ".rate", "须有 rate 或 tiers 之一", "needs either rate or tiers");
        }
        return flat.or(() -> tiers).orElseThrow();
    }

    @Override public Result apply(LayerInput input, String status) {
        Map<String, String> inputs = new LinkedHashMap<>();
        if (status != null) {
            inputs.put(Dimension.STATUS, status);
        }
        long cost = base.of(input).fen();
        String refusal = gate.refusal(input, timesCounter);
        if (refusal != null) {
            return new Result(Money.ZERO, Calculation.of(Money.ofFen(cost), inputs), refusal, accumulated(input, cost, 0));
        }
        boolean tilted = status != null && tiltStatuses.contains(status);
        long first = Math.max(0, deductible.of(input, status, tilted ? tiltDeductible : null, inputs) - (perYear ? 0 : Deductible.borne(input.earlier())));
        Scale scale = scale(input, status, inputs);
        long added = points(input, status, tilted, inputs);
        long before = perYear ? input.used(baseCounter) : 0;
        List<Slice> slices = new ArrayList<>(2);
        long uncapped = upTo(scale, before + cost, first, added, null) - upTo(scale, before, first, added, null);
        slices(scale, before, before + cost, first, added, slices);
        return capped(input, status, tilted, inputs, new Worked(cost, before, first, slices, Math.max(0, uncapped)));
    }

    private record Worked(long cost, long before, long first, List<Slice> slices, long uncapped) {}

    private Result capped(LayerInput input, String status, boolean tilted, Map<String, String> inputs, Worked worked) {
        Money limit = tilted && tiltRemovesCap ? null : cap.of(input, status, inputs);
        long used = limit == null || cap.perBill() ? 0 : input.used(paidCounter);
        long room = limit == null ? Long.MAX_VALUE : Math.max(0, limit.fen() - used);
        long paid = Math.min(Math.min(worked.uncapped(), room), input.left().fen());
        Calculation calculation = new Calculation(Money.ofFen(worked.cost()), Money.ofFen(worked.before()), Money.ofFen(worked.first()), worked.slices(),
            Money.ofFen(worked.uncapped()), limit, Money.ofFen(used), inputs);
        return new Result(Money.ofFen(paid), calculation, reason(worked, paid, room), accumulated(input, worked.cost(), paid));
    }

    private static String reason(Worked worked, long paid, long room) {
        if (worked.cost() == 0) {
            return "NOTHING_LEFT";
        }
        if (worked.uncapped() == 0 && worked.before() + worked.cost() <= worked.first()) {
            return "BELOW_DEDUCTIBLE";
        }
        return paid < worked.uncapped() && paid == room ? "CAP_REACHED" : null;
    }

    private Map<Counter, Long> accumulated(LayerInput input, long cost, long paid) {
        Map<Counter, Long> deltas = new LinkedHashMap<>();
        if (perYear && cost != 0) {
            deltas.put(new Counter(baseCounter, input.year()), cost);
        }
        if (paid != 0) {
            deltas.put(new Counter(paidCounter, input.year()), paid);
        }
        if (countsTimes && paid != 0) {
            deltas.put(new Counter(timesCounter, input.year()), 1L);
        }
        return deltas;
    }

    private Scale scale(LayerInput input, String status, Map<String, String> inputs) {
        scales.addInputs(input, status, inputs);
        Scale scale = scales.find(input, status);
        if (scale == null) {
            throw new PolicyException("NOT_IN_TABLE", settings.where(settings.has("rate") ? "rate" : "tiers"), "比例表中没有对应的一档：" + inputs,
                "the table of rates has no line for " + inputs);
        }
        return scale;
    }

    /** In millionths. */
    private long points(LayerInput input, String status, boolean tilted, Map<String, String> inputs) {
        long sum = points(points, input, status);
        if (tilted) {
            sum += points(tiltPoints, input, status);
        }
        if (sum != 0) {
            inputs.put("points", Scale.rate(sum * 100).toString());
        }
        return sum;
    }

    private long points(Optional<Table<BigDecimal>> table, LayerInput input, String status) {
        BigDecimal value = table.isEmpty() ? null : table.get().find(input, status);
        return value == null ? 0 : Scale.millionths(value.movePointLeft(2), settings.where("points"));
    }

    /** What is due of a cost from nothing up to it, rounded: the bills of a year sum to what the year is due. */
    private long upTo(Scale scale, long cost, long first, long points, List<Slice> slices) {
        if (cost <= first && (first > 0 || cost == 0)) {
            return 0;
        }
        return Scale.round(scale.pays(start(first), end(cost, first), points, slices));
    }

    private long start(long first) {
        return absolute && !whole ? first : 0;
    }

    private long end(long cost, long first) {
        return absolute || whole ? cost : cost - first;
    }

    /** For the trace: which part of this bill's cost was paid at which rate. */
    private void slices(Scale scale, long before, long after, long first, long points, List<Slice> slices) {
        if (after <= first && first > 0) {
            return;
        }
        long begin = before <= first ? start(first) : end(before, first);
        scale.pays(begin, end(after, first), points, slices);
    }
}
