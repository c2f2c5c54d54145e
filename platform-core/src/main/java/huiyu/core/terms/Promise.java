package huiyu.core.terms;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was promised at acceptance, and its clock. It stands when policy changes; asking the family for facts and
 * returning for correction stop the clock, resuming goes on with the working days that were left.
 *
 * @param days working days promised
 * @param source the parameter behind the number: key, value, citation; and since when how many days are counted
 * @param dueOn the promised date; while paused, as it was
 * @param provisional {@code dueOn} runs into a year whose official calendar is not published yet
 * @param pausedOn since when the clock stands still
 * @param remainingDays working days left when it stopped; empty while it runs
 * @param levelDaysLeft the same for the review level the case stood at
 */
public record Promise(
        int days,
        Map<String, Object> source,
        LocalDate dueOn,
        boolean provisional,
        Optional<LocalDate> pausedOn,
        Optional<Integer> remainingDays,
        Optional<Integer> levelDaysLeft) {

    private static final String COUNTED_FROM = "countedFrom";
    private static final String COUNTED_DAYS = "countedDays";

    public static Promise made(LocalDate acceptedOn, int days, Map<String, Object> source, SlaClock clock) {
        SlaClock.Due due = clock.dueAfter(acceptedOn, days);
        return new Promise(
                days, counted(source, acceptedOn, days), due.on(), due.provisional(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isPaused() {
        return pausedOn.isPresent();
    }

    /** While the family is asked and no review level is under way. */
    public Promise pause(LocalDate today, SlaClock clock) {
        return isPaused() ? this : new Promise(
                days, source, dueOn, provisional, Optional.of(today), Optional.of(clock.remaining(today, dueOn)), levelDaysLeft);
    }

    /** @param levelDueOn when the review level under way was due */
    public Promise pause(LocalDate today, LocalDate levelDueOn, SlaClock clock) {
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

    public Promise resume(LocalDate today, SlaClock clock) {
        if (!isPaused()) {
            return this;
        }
        int left = remainingDays.orElseThrow();
        SlaClock.Due due = clock.dueAfter(today, left);
        return new Promise(
                days, counted(source, today, left), due.on(), due.provisional(), Optional.empty(), Optional.empty(), levelDaysLeft);
    }

    /** Counts a provisional date again, once the official calendar reaches that far. */
    public Promise recounted(SlaClock clock) {
        if (!provisional || isPaused()) {
            return this;
        }
        SlaClock.Due due = clock.dueAfter(
                LocalDate.parse((String) source.get(COUNTED_FROM)), ((Number) source.get(COUNTED_DAYS)).intValue());
        return new Promise(
                days, source, due.on(), due.provisional(), pausedOn, remainingDays, levelDaysLeft);
    }

    private static Map<String, Object> counted(Map<String, Object> source, LocalDate from, int workingDays) {
        Map<String, Object> counted = new LinkedHashMap<>(source);
        counted.put(COUNTED_FROM, from.toString());
        counted.put(COUNTED_DAYS, workingDays);
        return counted;
    }

    public Promise levelStarted() {
        return new Promise(days, source, dueOn, provisional, pausedOn, remainingDays, Optional.empty());
    }
}
