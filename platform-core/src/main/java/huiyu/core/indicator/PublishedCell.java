package huiyu.core.indicator;

import huiyu.core.module.Indicator.Cell;
import java.time.YearMonth;

/** A cell as it left the city. @param numerator null when it is hidden */
record PublishedCell(
        int tenantId, YearMonth month, String indicator, Cell cell, Long numerator, Long denominator, boolean hidden) {}
