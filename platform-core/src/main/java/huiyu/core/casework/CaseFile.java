package huiyu.core.casework;

import huiyu.core.terms.Promise;
import huiyu.core.terms.ReviewChain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One request for one subject to one programme, from receipt to decision (办件). A snapshot; a step gives back a changed one.
 *
 * @param receivedOn the day the request or the event came in
 * @param acceptedOn the day it was accepted: the clock starts on the working day after
 * @param assessed as assessed last; empty before the first assessment
 * @param formerDecisionId the decision a change or renewal will supersede
 * @param version rises with every write: who judges a case names the version judged
 */
public record CaseFile(
        UUID id,
        String receiptNumber,
        String programme,
        CaseKind kind,
        Channel channel,
        UUID subjectId,
        Optional<UUID> applicantId,
        Optional<UUID> lifeEventId,
        Optional<UUID> orgUnitId,
        LocalDate receivedOn,
        LocalDate acceptedOn,
        ReviewChain chain,
        Promise promise,
        Progress progress,
        Optional<Assessed> assessed,
        Optional<UUID> formerDecisionId,
        int version,
        Instant openedAt) {

    /**
     * How far the case has come.
     *
     * @param step of {@link CaseFlow}
     * @param reviewLevel the level of the chain under way, from 0; the levels below have approved
     */
    public record Progress(CaseStatus status, String step, int reviewLevel, Optional<LocalDate> publicisedUntil) {

        Progress at(CaseStatus newStatus, String newStep) {
            return new Progress(newStatus, newStep, reviewLevel, publicisedUntil);
        }
    }

    /** @param verdict GRANTED, REFUSED or OPEN */
    public record Assessed(String verdict, Map<String, Object> request, Map<String, Object> assessment) {}

    CaseFile with(Progress newProgress) {
        return new CaseFile(
                id, receiptNumber, programme, kind, channel, subjectId, applicantId, lifeEventId, orgUnitId, receivedOn,
                acceptedOn, chain, promise, newProgress, assessed, formerDecisionId, version, openedAt);
    }

    CaseFile with(Promise newPromise) {
        return new CaseFile(
                id, receiptNumber, programme, kind, channel, subjectId, applicantId, lifeEventId, orgUnitId, receivedOn,
                acceptedOn, chain, newPromise, progress, assessed, formerDecisionId, version, openedAt);
    }

    CaseFile with(Assessed newlyAssessed) {
        return new CaseFile(
                id, receiptNumber, programme, kind, channel, subjectId, applicantId, lifeEventId, orgUnitId, receivedOn,
                acceptedOn, chain, promise, progress, Optional.of(newlyAssessed), formerDecisionId, version, openedAt);
    }

    CaseFile at(CaseStatus status) {
        return with(progress.at(status, progress.step()));
    }

    CaseFile atLevel(int level) {
        return with(new Progress(progress.status(), progress.step(), level, progress.publicisedUntil()));
    }

    public CaseStatus status() {
        return progress.status();
    }

    public boolean isClosed() {
        return status().isClosed();
    }
}
