package huiyu.core.module;

import huiyu.core.wording.Catalogue;
import huiyu.policy.definition.Text;
import java.util.Optional;

/**
 * What an indicator is called: the catalogue's {@code <code>.name}, {@code .doc}, {@code .numerator}, {@code .denominator}.
 *
 * @param doc what exactly is counted, of when
 * @param numerator what the number is
 * @param denominator what it is divided by; empty for a plain count
 */
public record IndicatorWords(Text name, Text doc, Text numerator, Optional<Text> denominator) {

    /** @throws IllegalStateException for an indicator that is not worded */
    public static IndicatorWords of(Catalogue indicators, String code) {
        return new IndicatorWords(
                indicators.get(code + ".name"), indicators.get(code + ".doc"), indicators.get(code + ".numerator"),
                indicators.find(code + ".denominator"));
    }
}
