package huiyu.policy.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/** The first day a payment may be made and the last day it must be. */
public record PayTime(LocalDate from, LocalDate by) {
    public YearMonth month() {
        return YearMonth.from(by);
    }
}
