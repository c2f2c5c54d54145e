package huiyu.core.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that stands until a test moves it, in Beijing. */
public final class MutableClock extends Clock {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = at(LocalDate.of(2026, 11, 2));

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(CHINA).toInstant();
    }

    public void set(LocalDate day) {
        now = at(day);
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }
}
