package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor.Assessed;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.fund.Commitment;
import huiyu.core.fund.Funds;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.party.Families;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.terms.Cap;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.CaseTexts;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.definition.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns an assessment into a decision with everything that hangs on it: the claim before, the fund after. */
@Component
class Entitlement {

    /** Reason code of a refusal: says that a claim exists, never where. */
    static final String CLAIMED_ELSEWHERE = "CLAIMED_ELSEWHERE";

    /** Reason code of a refusal: the programme has no place, or no money, left. */
    static final String PROGRAMME_FULL = "PROGRAMME_FULL";

    private final Claims claims;
    private final CapStore caps;
    private final Outbox outbox;
    private final Decisions decisions;
    private final Families families;
    private final Funds funds;
    private final UnitTreeStore units;
    private final CasePolicy policy;
    private final CaseTexts texts;
    private final Clock clock;

    Entitlement(
            Claims claims,
            CapStore caps,
            Outbox outbox,
            Decisions decisions,
            Families families,
            Funds funds,
            UnitTreeStore units,
            CasePolicy policy,
            CaseTexts texts,
            Clock clock) {
        this.claims = claims;
        this.caps = caps;
        this.outbox = outbox;
        this.decisions = decisions;
        this.families = families;
        this.funds = funds;
        this.units = units;
        this.policy = policy;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @throws ProblemException when the fund is short, or when a child that moved here is still claimed by the city it
     *     left, which may only be late: then nothing is decided
     */
    Decision decide(Tx tx, CaseFile file, Assessed assessed, Actor actor) {
        if (!hasPlace(tx, file, assessed.assessment())) {
            return record(tx, file, refused(assessed, PROGRAMME_FULL, "reason.programme-full"), actor);
        }
        boolean claimed = claims.claim(tx, file, assessed.assessment());
        if (!claimed && families.cameFromElsewhere(tx, file.subjectId())) {
            throw ProblemException.conflict("claimed-by-city-left", Map.of());
        }
        if (!claimed) {
            leave(tx, file);
        }
        return record(tx, file, claimed ? assessed : refused(assessed, CLAIMED_ELSEWHERE, "reason.claimed-elsewhere"), actor);
    }

    /** Takes or keeps a place in a programme that has only so many; what grants nothing gives its place back. */
    private boolean hasPlace(Tx tx, CaseFile file, Assessment assessment) {
        Cap cap = policy.cap(tx, file.programme(), LocalDate.now(clock));
        if (cap.isNone()) {
            callNextAfter(tx, file);
            return true;
        }
        if (assessment.verdict() != Verdict.GRANTED) {
            leave(tx, file);
            return true;
        }
        long fen = assessment.segments().stream().mapToLong(segment -> segment.amount().times(segment.count()).fen()).sum();
        boolean taken = caps.take(tx, file.programme(), file.subjectId(), fen, cap, clock.instant());
        if (taken) {
            callNextAfter(tx, file);
        }
        return taken;
    }

    /** There may be more places than one: after somebody who waited, the next is called. */
    private void callNextAfter(Tx tx, CaseFile file) {
        if (file.kind() == CaseKind.CHANGE && hasWaited(tx, file)) {
            callNext(tx, file);
        }
    }

    /** Gives up a place, or one's place in the line: in either case the next is called. */
    private void leave(Tx tx, CaseFile file) {
        boolean freed = caps.release(tx, file.programme(), file.subjectId(), clock.instant());
        if (freed || hasWaited(tx, file)) {
            callNext(tx, file);
        }
    }

    private boolean hasWaited(Tx tx, CaseFile file) {
        return decisions.findStanding(tx, file.subjectId(), file.programme()).filter(Entitlement::isFull).isPresent();
    }

    private void callNext(Tx tx, CaseFile file) {
        outbox.publish(tx, NextInLine.PLACE_FREE, file.id(), "system");
    }

    static boolean isFull(Decision decision) {
        return decision.assessment().reasons().stream().anyMatch(reason -> reason.code().equals(PROGRAMME_FULL));
    }

    /** Ends what was decided under a second file of one person; the claim stays with the other file's decision. */
    Decision endDouble(Tx tx, CaseFile file, Assessed former, Actor actor) {
        return record(tx, file, refused(former, Decisions.DOUBLE_FILE, "reason.double-file"), actor);
    }

    private Decision record(Tx tx, CaseFile file, Assessed decided, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        boolean automatic = file.chain().isDone(file.chain().nextLevel(file.id(), 0));
        Decision decision = decisions.decide(
                tx,
                new Decisions.Draft(
                        file.id(), file.subjectId(), file.orgUnitId(), units.findDistrict(tx, file.orgUnitId()), automatic,
                        today, decided),
                actor);
        funds.reserve(
                tx,
                new Commitment(
                        decision.id(), file.subjectId(), file.programme(), decision.assessment().segments()),
                today,
                policy.reservedYears(tx, file.programme(), today),
                actor.subject());
        return decision;
    }

    private Assessed refused(Assessed assessed, String code, String wording) {
        Text words = texts.words(wording, Map.of());
        Assessment a = assessed.assessment();
        return new Assessed(
                assessed.request(),
                new Assessment(
                        a.programme(), a.assessedOn(), Verdict.REFUSED, List.of(), a.findings(),
                        List.of(new Reason(code, new Text(words.zh(), words.en()), null)), List.of(),
                        a.parameters(), a.trace(), a.forfeitedYears(), a.lastApplicationDay()));
    }
}
