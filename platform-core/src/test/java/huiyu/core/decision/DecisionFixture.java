package huiyu.core.decision;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Decisions for tests of what follows on them: of a family nothing is known of, by a policy that gives what a test says. */
public final class DecisionFixture {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DecisionStore decisions = new DecisionStore(JSON);
    private final SegmentStore segments = new SegmentStore(JSON);

    /** Granted with these segments, refused with none; written by the room's own stores. */
    public UUID decide(
            Tx tx, UUID subjectId, String programme, LocalDate on, UUID supersedes, List<EntitlementSegment> granted) {
        Decision decision = new Decision(
                Ids.next(), aCase(tx, subjectId, programme, on), subjectId, programme, true, on, on.atStartOfDay().toInstant(ZoneOffset.UTC),
                "reviewer-1", Optional.ofNullable(supersedes), Optional.empty(), request(programme, on),
                assessment(programme, on, granted), new Difference(Money.ZERO, List.of()));
        decisions.insert(tx, decision, Map.of());
        segments.insert(tx, decision);
        return decision.id();
    }

    /** The frozen request and assessment as JSON, for tests that write many rows at once. */
    public static String frozenRequest(String programme, LocalDate on) {
        return JSON.writeValueAsString(FrozenRequest.write(request(programme, on)));
    }

    public static String frozenGrant(String programme, LocalDate on, EntitlementSegment segment) {
        return JSON.writeValueAsString(assessment(programme, on, List.of(segment)).toMap());
    }

    private static AssessmentRequest request(String programme, LocalDate on) {
        return new AssessmentRequest(programme, on, Facts.of(Map.of()), List.of(), null, null);
    }

    private static Assessment assessment(String programme, LocalDate on, List<EntitlementSegment> granted) {
        return new Assessment(
                programme, on, granted.isEmpty() ? Verdict.REFUSED : Verdict.GRANTED, granted, List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), null);
    }

    private static UUID aCase(Tx tx, UUID subjectId, String programme, LocalDate on) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into core.case_file (tenant_id, id, receipt_number, programme, kind, channel, subject_id, received_on,
                       accepted_on, promise_days, promise, review_chain, due_on, status, step, opened_at, changed_at)
                values (?, ?, ?, ?, 'first', 'counter', ?, ?, ?, 30, '{}',
                       '{"levels": [], "fourEyes": true, "publicityDays": 0, "publicityInWorkingDays": true}', ?, 'decided',
                       'decide', now(), now())""",
                tx.tenantId(), id, id.toString(), programme, subjectId, on, on, on);
        return id;
    }
}
