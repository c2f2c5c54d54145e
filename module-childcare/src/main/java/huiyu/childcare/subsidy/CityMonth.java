package huiyu.childcare.subsidy;

import huiyu.childcare.subsidy.ChildMonthStore.Attended;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A child's month at all institutions of this city, before other cities are asked.
 *
 * @param youngEnough whether it can count at all
 * @param required days without which nothing counts
 * @param attended by institution, in the order in which the child went there
 * @param months what each institution would get
 */
record CityMonth(UUID childId, boolean youngEnough, int required, List<Attended> attended, List<ChildMonth> months) {

    /** Of a child that is with no institution of this city any more. */
    static CityMonth gone(UUID childId) {
        return new CityMonth(childId, false, 0, List.of(), List.of());
    }

    BigDecimal wanted() {
        return months.stream().map(ChildMonth::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int days() {
        return attended.stream().mapToInt(Attended::days).sum();
    }

    LocalDate since(LocalDate otherwise) {
        return attended.stream().map(Attended::since).min(LocalDate::compareTo).orElse(otherwise);
    }

    /** As granted to the city: divided as the institutions would have shared the whole, or by days where none would have got any. */
    List<ChildMonth> granted(BigDecimal share) {
        if (share.compareTo(wanted()) == 0) {
            return months;
        }
        if (share.signum() == 0) {
            return months.stream().map(month -> month.without("CLAIMED_ELSEWHERE")).toList();
        }
        BigDecimal whole = wanted().signum() > 0 ? wanted() : new BigDecimal(days());
        List<ChildMonth> divided = new ArrayList<>();
        for (ChildMonth month : months) {
            BigDecimal weight = wanted().signum() > 0 ? month.units() : new BigDecimal(month.days());
            BigDecimal part = share.multiply(weight).divide(whole, 10, RoundingMode.DOWN);
            divided.add(part.signum() > 0 ? month.counting(part) : month);
        }
        return divided;
    }
}
