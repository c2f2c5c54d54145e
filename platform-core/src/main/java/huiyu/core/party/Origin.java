package huiyu.core.party;

import java.util.Optional;

/**
 * Who says so.
 *
 * @param source the bureau, document or person: {@code civil-affairs}, {@code household-registration}, {@code health},
 *     {@code birth-event}, {@code declared}, {@code staff}, {@code handover}
 * @param reference the document or message it stands in; never a personal number
 * @param recordedBy the subject who brought it in
 */
public record Origin(String source, Optional<String> reference, String recordedBy) {

    /** The family's own words. */
    public static final String DECLARED = "declared";

    public static Origin of(String source, String recordedBy) {
        return new Origin(source, Optional.empty(), recordedBy);
    }
}
