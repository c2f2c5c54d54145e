package huiyu.policy.layer;

import huiyu.policy.bill.Referral;
import huiyu.policy.bill.Region;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What must hold before a rule pays at all, whatever its shape. */
record Gate(String cover, boolean referral, boolean filing, boolean continuity, Optional<Integer> atMostPerYear) {
    static final List<FieldSpec> FIELDS = List.of(
        FieldSpec.choice("cover", List.of("at_admission", "at_discharge", "any_day", "not_tested"), "何时须在参保状态",
            "when the person must be insured"),
        FieldSpec.optional("referral", Type.FLAG, false, "未按规定转诊的不予支付", "nothing is paid where a referral was called for and not made"),
        FieldSpec.optional("filing", Type.FLAG, false, "未备案的异地费用不予支付", "nothing is paid elsewhere without a filing"),
        FieldSpec.optional("continuity", Type.FLAG, false, "未连续参保的不予支付", "nothing is paid to whoever is not insured without a break"),
        FieldSpec.optional("times_per_year", Type.COUNT, null, "每年至多几次", "how many bills a year at most"));

    static Gate of(Settings settings, LocalDate day) {
        return new Gate(settings.choice("cover"), settings.flagOn("referral", day), settings.flagOn("filing", day), settings.flagOn("continuity", day),
            settings.findWholeOn("times_per_year", day));
    }

    /** The code of what is not met, or null. */
    String refusal(LayerInput input, String timesCounter) {
        if (!isCovered(input)) {
            return "NOT_INSURED";
        }
        if (referral && input.bill().referral() == Referral.MISSING) {
            return "NO_REFERRAL";
        }
        if (filing && input.bill().region() != Region.LOCAL && !input.bill().filed()) {
            return "TREATMENT_NOT_FILED";
        }
        if (continuity && !isContinuous(input)) {
            return "NOT_CONTINUOUS";
        }
        return atMostPerYear.isPresent() && input.used(timesCounter) >= atMostPerYear.get() ? "TIMES_USED_UP" : null;
    }

    private boolean isCovered(LayerInput input) {
        return switch (cover) {
            case "at_admission" -> input.insured().isCoveredOn(input.episodeFrom());
            case "at_discharge" -> input.insured().isCoveredOn(input.episodeTo());
            case "any_day" -> input.insured().cover().stream().anyMatch(period -> !period.from().isAfter(input.episodeTo()) && period.until().isAfter(input.episodeFrom()));
            default -> true;
        };
    }

    private static boolean isContinuous(LayerInput input) {
        Boolean continuous = input.insured().continuous();
        if (continuous == null) {
            throw Dimension.unknown("insured.continuous");
        }
        return continuous;
    }
}
