package huiyu.core.impact;

import huiyu.core.impact.EffectRun.Failure;
import huiyu.core.impact.EffectRun.Status;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A city's part of a run.
 *
 * @param readerId the tenant that proposes
 * @param checkpoint the last one done of the phase, or null
 * @param pace how many cases it has opened on the last day it opened any
 * @param rests whether this day's share is done, so that it goes on tomorrow
 */
record EffectPart(
        int tenantId,
        UUID runId,
        int readerId,
        Status status,
        Phase phase,
        UUID checkpoint,
        int done,
        int total,
        Figures figures,
        Failure failure,
        Pace pace,
        boolean rests) {

    /** @param day null before the first */
    record Pace(LocalDate day, int opened) {}

    static final Pace NONE_YET = new Pace(null, 0);

    enum Phase {
        DECISIONS,
        CASES;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    EffectPart after(UUID last, int more, Figures now) {
        return new EffectPart(tenantId, runId, readerId, status, phase, last, done + more, total, now, failure, pace, false);
    }

    EffectPart nextPhase() {
        return phase == Phase.DECISIONS
                ? new EffectPart(tenantId, runId, readerId, status, Phase.CASES, null, done, total, figures, failure, pace, false)
                : with(Status.COMPLETED, null);
    }

    EffectPart with(Status now, Failure why) {
        return new EffectPart(tenantId, runId, readerId, now, phase, checkpoint, done, total, figures, why, pace, false);
    }

    EffectPart with(Figures now) {
        return new EffectPart(tenantId, runId, readerId, status, phase, checkpoint, done, total, now, failure, pace, false);
    }

    EffectPart resting() {
        return new EffectPart(tenantId, runId, readerId, status, phase, checkpoint, done, total, figures, failure, pace, true);
    }

    int openedOn(LocalDate day) {
        return day.equals(pace.day()) ? pace.opened() : 0;
    }

    EffectPart opened(LocalDate day, int more) {
        return new EffectPart(
                tenantId, runId, readerId, status, phase, checkpoint, done, total, figures, failure,
                new Pace(day, openedOn(day) + more), false);
    }
}
