package huiyu.core.fund;

import java.util.Arrays;
import java.util.Map;

/** Who gives the money, from the widest to the most local: in this order shares are split, the last takes the rest. */
public enum Funder {
    /** 中央财政. */
    CENTRE,
    /** 省级财政. */
    PROVINCE,
    /** 市级财政. */
    CITY,
    /** 县区财政. */
    DISTRICT,
    /** 医保基金. */
    INSURANCE;

    public String code() {
        return name().toLowerCase();
    }

    /**
     * As funds name it, or as documents do: 中央 {@code central}, 地方 {@code local} (borne by the city), 基金 {@code
     * insurance_fund}.
     *
     * @throws huiyu.core.web.ProblemException 422 {@code unknown-funder}
     */
    public static Funder of(String code) {
        if (code.equals("central")) {
            return CENTRE;
        }
        if (code.equals("local")) {
            return CITY;
        }
        if (code.equals("insurance_fund")) {
            return INSURANCE;
        }
        return Arrays.stream(values())
                .filter(funder -> funder.code().equals(code))
                .findFirst()
                .orElseThrow(() -> huiyu.core.web.ProblemException.invalid("unknown-funder", Map.of("funder", code)));
    }
}
