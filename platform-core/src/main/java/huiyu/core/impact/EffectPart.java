package huiyu.core.impact;

import huiyu.core.impact.EffectRun.Failure;
import huiyu.core.impact.EffectRun.Status;
import java.util.UUID;

/**
 * A city's part of a run.
 *
 * @param readerId the tenant that proposes
 * @param checkpoint the last one done of the phase, or null
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
        Failure failure) {

    enum Phase {
        DECISIONS,
        CASES;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    EffectPart after(UUID last, int more, Figures now) {
        return new EffectPart(tenantId, runId, readerId, status, phase, last, done + more, total, now, failure);
    }

    EffectPart nextPhase() {
        return phase == Phase.DECISIONS
                ? new EffectPart(tenantId, runId, readerId, status, Phase.CASES, null, done, total, figures, failure)
                : with(Status.COMPLETED, null);
    }

    EffectPart with(Status now, Failure why) {
        return new EffectPart(tenantId, runId, readerId, now, phase, checkpoint, done, total, figures, why);
    }

    EffectPart with(Figures now) {
        return new EffectPart(tenantId, runId, readerId, status, phase, checkpoint, done, total, now, failure);
    }
}
