package huiyu.core.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock in Beijing that a test moves: it stands at a morning, or runs on from it as the machine's does. */
public final class MutableClock extends Clock {

    private static final Clock MACHINE = Clock.system(ZoneId.of("Asia/Shanghai"));

    private volatile Clock now;

    private MutableClock(Clock now) {
        this.now = now;
    }

    public static MutableClock standing() {
        return new MutableClock(Clock.fixed(morning(LocalDate.of(2026, 11, 2)), MACHINE.getZone()));
    }

    public static MutableClock running() {
        return new MutableClock(MACHINE);
    }

    /** Stands from now on. */
    public void set(LocalDate day) {
        now = Clock.fixed(morning(day), MACHINE.getZone());
    }

    /** Runs on from that morning. */
    public void runFrom(LocalDate day) {
        now = Clock.offset(MACHINE, Duration.between(MACHINE.instant(), morning(day)));
    }

    /** Runs as the machine's does. */
    public void putBack() {
        now = MACHINE;
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(9, 0).atZone(MACHINE.getZone()).toInstant();
    }

    @Override
    public Instant instant() {
        return now.instant();
    }

    @Override
    public ZoneId getZone() {
        return now.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return now.withZone(zone);
    }
}
