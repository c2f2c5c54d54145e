package huiyu.core.casework;

import huiyu.core.casework.Cases.Opening;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks at a subject again when its facts have changed. Open cases are assessed again; where a decision stands and would now
 * come out otherwise, a change case is opened, which leads to a new decision and a difference. The former is never edited.
 */
@Component
public class Changes {

    private final CaseStore store;
    private final Cases cases;
    private final Decisions decisions;
    private final Assessor assessor;
    private final Claims claims;
    private final Applications applications;
    private final UnitTreeStore units;
    private final Families families;
    private final People people;
    private final Clock clock;

    Changes(
            CaseStore store,
            Cases cases,
            Decisions decisions,
            Assessor assessor,
            Claims claims,
            Applications applications,
            UnitTreeStore units,
            Families families,
            People people,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.decisions = decisions;
        this.assessor = assessor;
        this.claims = claims;
        this.applications = applications;
        this.units = units;
        this.families = families;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param lifeEventId what changed the facts, if it was a life event
     * @return the cases that went on or were opened
     */
    public List<CaseFile> look(Tx tx, UUID subjectId, Optional<UUID> lifeEventId) {
        List<CaseFile> moved = new ArrayList<>();
        for (UUID open : store.listOpenIds(tx, people.listParts(tx, List.of(subjectId)))) {
            CaseFile file = store.lock(tx, open);
            if (!file.isClosed() && comesOutOtherwise(tx, file)) {
                moved.add(cases.lookAgain(tx, file));
            }
        }
        for (Decision standing : decisions.listStanding(tx, subjectId)) {
            changeOf(tx, standing, lifeEventId).ifPresent(moved::add);
        }
        return moved;
    }

    /** Whether two assessments come to the same: verdict, amounts, shares, reasons, questions. */
    public static boolean isSame(Assessment one, Assessment other) {
        return Result.of(one).equals(Result.of(other));
    }

    /** As {@link #look}; what the new facts end is free at the registry from now on, before it is decided. */
    void lookAfterMove(Tx tx, UUID subjectId) {
        look(tx, subjectId, Optional.empty());
        Set<UUID> parts = people.listParts(tx, List.of(subjectId));
        for (CaseFile file : store.listById(tx, store.listOpenIds(tx, parts))) {
            file.assessed()
                    .map(assessed -> Assessment.fromMap(assessed.assessment()))
                    .filter(assessment -> assessment.verdict() != Verdict.OPEN)
                    .ifPresent(assessment -> claims.giveUp(tx, file, assessment));
        }
    }

    private boolean comesOutOtherwise(Tx tx, CaseFile file) {
        if (file.assessed().isEmpty() || file.status() == CaseStatus.AWAITING_PERSON) {
            return true;
        }
        try {
            Assessor.Assessed fresh = assessor.assess(
                    tx, file.programme(), applications.asking(tx, file), units.findDistrict(tx, file.orgUnitId()),
                    LocalDate.now(clock));
            return !Result.of(fresh.assessment()).equals(Result.of(file));
        } catch (PolicyException refusal) {
            return true;
        }
    }

    /**
     * The case of the standing decision is locked before a change of it is opened: who looks at the same subject at the same
     * time, for another reason, waits and then finds the new decision instead of making it once more.
     */
    private Optional<CaseFile> changeOf(Tx tx, Decision standing, Optional<UUID> lifeEventId) {
        boolean underWay = store.findOpen(
                        tx, people.listParts(tx, List.of(standing.subjectId())), standing.programme())
                .isPresent();
        if (underWay || standing.isOfDoubleFile() || isHeldBack(standing)) {
            return Optional.empty();
        }
        if (!comesOutOtherwise(tx, standing, store.get(tx, standing.caseId()))) {
            return Optional.empty();
        }
        CaseFile former = store.lock(tx, standing.caseId());
        Decision last = decisions.findLast(tx, standing.subjectId(), standing.programme()).orElseThrow();
        if (!last.id().equals(standing.id())) {
            return changeOf(tx, last, lifeEventId);
        }
        return Optional.of(cases.open(
                tx,
                new Opening(
                        standing.programme(), standing.subjectId(), CaseKind.CHANGE, Channel.EVENT, former.applicantId(),
                        lifeEventId, LocalDate.now(clock), Optional.empty()),
                Actor.system(tx.tenantId())));
    }

    /** With the payment days of the decision, and its own facts of the applicant. */
    private boolean comesOutOtherwise(Tx tx, Decision standing, CaseFile former) {
        try {
            Assessor.Assessed fresh = assessor.assess(
                    tx, standing.programme(), applications.asking(tx, former).approvedOn(standing.decidedOn()),
                    units.findDistrict(tx, families.findOrgUnit(tx, standing.subjectId())), LocalDate.now(clock));
            return !Result.of(fresh.assessment()).equals(Result.of(standing.assessment()));
        } catch (PolicyException refusal) {
            return true;
        }
    }

    /** The district whose local policy holds for a person, by where the file is kept. */
    public Optional<UUID> findDistrict(Read read, UUID subjectId) {
        return units.findDistrict(read, families.findOrgUnit(read, subjectId));
    }

    /** Refused for what is no fact of the family: claimed elsewhere, or the programme was full. */
    private static boolean isHeldBack(Decision decision) {
        Set<String> reasons = Set.copyOf(decision.assessment().reasons().stream().map(Reason::code).toList());
        return reasons.contains(Entitlement.CLAIMED_ELSEWHERE) || reasons.contains(Entitlement.PROGRAMME_FULL);
    }
}
