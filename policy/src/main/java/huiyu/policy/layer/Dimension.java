package huiyu.policy.layer;

import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Insured;
import huiyu.policy.problem.PolicyException;
import java.util.Locale;
import java.util.Set;

/**
 * What rules and tables tell cases apart by: a word of the bill or of the person. A tenant's own words are attributes of
 * either.
 */
final class Dimension {
    static final String STATUS = "status";
    private static final Set<String> KNOWN =
        Set.of("kind", "level", "region", "filed", "referral", "stay", "children", "insurance", "person", "continuous", STATUS);

    private Dimension() {}

    /**
     * @param status the status looked at, or null for none
     * @return null if it is not known
     */
    static String find(String name, LayerInput input, String status) {
        Bill bill = input.bill();
        Insured insured = input.insured();
        return switch (name) {
            case "kind" -> bill.kind().word();
            case "level" -> bill.level() == null ? null : bill.level().toString();
            case "region" -> bill.region().word();
            case "filed" -> yes(bill.filed());
            case "referral" -> bill.referral().word();
            case "stay" -> String.valueOf(input.stay());
            case "children" -> String.valueOf(bill.children());
            case "insurance" -> insured.insurance();
            case "person" -> insured.person();
            case "continuous" -> insured.continuous() == null ? null : yes(insured.continuous());
            case STATUS -> status == null ? "none" : status;
            default -> bill.attributes().containsKey(name) ? bill.attributes().get(name) : insured.attributes().getOrDefault(name, "none");
        };
    }

    /** @throws PolicyException FACT_UNKNOWN: what is not known is asked for, never taken for nothing */
    static String get(String name, LayerInput input, String status) {
        String word = find(name, input, status);
        if (word == null) {
            throw missing(name);
        }
        return word;
    }

    /** FACT_UNKNOWN, naming the fact behind a dimension. */
    static PolicyException missing(String name) {
        return unknown((Set.of("insurance", "person", "continuous").contains(name) ? "insured." : "bill.") + name);
    }

    static PolicyException unknown(String fact) {
        return new PolicyException("FACT_UNKNOWN", fact, "结算需要此项信息", "settlement needs to know this");
    }

    /** Whether a word is a dimension by itself; any other names an attribute. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    private static String yes(boolean flag) {
        return String.valueOf(flag).toLowerCase(Locale.ROOT);
    }
}
