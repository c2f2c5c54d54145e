package huiyu.core.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What was promised at acceptance, and its clock. It stands when policy changes; returning for correction stops the
 * clock, resuming goes on with the working days that were left.
 *
 * @param days working days promised
 * @param source the parameter behind the number: key, value, citation
 * @param dueOn the promised date; while paused, as it was
 * @param provisional {@code dueOn} runs into a year whose official calendar is not published yet
 * @param pausedOn since when the clock stands still
 * @param remainingDays working days left when it stopped; empty while it runs
 * @param levelDaysLeft the same for the review level the case stood at
 */
record Promise(
        int days,
        Map<String, Object> source,
        LocalDate dueOn,
        boolean provisional,
        Optional<LocalDate> pausedOn,
        Optional<Integer> remainingDays,
        Optional<Integer> levelDaysLeft) {

    static Promise made(LocalDate acceptedOn, int days, Map<String, Object> source, SlaClock clock) {
        SlaClock.Due due = clock.dueAfter(acceptedOn, days);
        return new Promise(
                days, source, due.on(), due.provisional(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isPaused() {
        return pausedOn.isPresent();
    }

    /** @param levelDueOn when the review level under way was due */
    Promise pause(LocalDate today, LocalDate levelDueOn, SlaClock clock) {
        if (isPaused()) {
            return this;
        }
        return new Promise(
                days,
                source,
                dueOn,
                provisional,
                Optional.of(today),
                Optional.of(clock.remaining(today, dueOn)),
                Optional.of(clock.remaining(today, levelDueOn)));
    }

    Promise resume(LocalDate today, SlaClock clock) {
        if (!isPaused()) {
            return this;
        }
        SlaClock.Due due = clock.dueAfter(today, remainingDays.orElseThrow());
        return new Promise(
                days, source, due.on(), due.provisional(), Optional.empty(), Optional.empty(), levelDaysLeft);
    }

    Promise levelStarted() {
        return new Promise(days, source, dueOn, provisional, pausedOn, remainingDays, Optional.empty());
    }
}
