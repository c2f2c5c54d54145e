package huiyu.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The platform's clock: it runs as the machine's does until a test moves it ahead; the test puts it back. */
final class MovableClock extends Clock {

    private static final Clock MACHINE = Clock.system(ZoneId.of("Asia/Shanghai"));

    private volatile Duration ahead = Duration.ZERO;

    void moveTo(LocalDate day) {
        ahead = Duration.between(MACHINE.instant(), day.atTime(9, 0).atZone(getZone()).toInstant());
    }

    void putBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return MACHINE.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return MACHINE.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
