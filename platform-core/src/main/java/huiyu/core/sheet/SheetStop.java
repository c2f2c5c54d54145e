package huiyu.core.sheet;

import huiyu.policy.definition.Text;
import java.time.Instant;
import java.util.UUID;

/**
 * Why an import goes no further: one of its parts keeps failing, and with it nothing of the part is recorded. What lies before
 * it is. It is tried again by itself, ever less often, or when somebody asks for {@code eventId} to be tried.
 *
 * @param fromRow first row of the part, as people count rows
 * @param toRow last row of the part
 * @param reason the code of the problem it ended in last, or the name of the failure
 * @param says all of this in words
 */
public record SheetStop(int fromRow, int toRow, String reason, Text says, Instant nextTryAt, UUID eventId) {}
