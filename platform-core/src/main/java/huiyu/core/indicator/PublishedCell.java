package huiyu.core.indicator;

import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;

/**
 * A cell as it left the city.
 *
 * @param numerator null when it is hidden
 * @param shown what was shown of it last, this time or before; null for never, and where it is only read
 */
record PublishedCell(
        int tenantId, YearMonth month, String indicator, Cell cell, Long numerator, Long denominator, boolean hidden,
        Figure shown) {}
