package huiyu.core.decision;

import static huiyu.core.db.tables.Tables.DECISION;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.DecisionRecord;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DecisionStore {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final List<? extends Field<?>> ALL_BUT_POLICY =
            Stream.of(DECISION.fields()).filter(field -> field != DECISION.POLICY).toList();
    private static final huiyu.core.db.tables.tables.Decision LATER = DECISION.as("later");

    private final JsonMapper json;

    DecisionStore(JsonMapper json) {
        this.json = json;
    }

    /**
     * Inserts, or refuses a second decision of the same case or a second successor of the same decision.
     *
     * @param policy the programme and parameters as they were, enough to run the engine again
     */
    void insert(Tx tx, Decision decision, Map<String, Object> policy) {
        DecisionRecord row = new DecisionRecord();
        row.setTenantId(tx.tenantId());
        row.setId(decision.id());
        row.setCaseId(decision.caseId());
        row.setSubjectId(decision.subjectId());
        row.setProgramme(decision.programme());
        row.setVerdict(decision.verdict().name());
        row.setAutomatic(decision.automatic());
        row.setDecidedOn(decision.decidedOn());
        row.setDecidedAt(decision.decidedAt().atOffset(ZoneOffset.UTC));
        row.setDecidedBy(decision.decidedBy());
        row.setSupersedes(decision.supersedes().orElse(null));
        row.setOrgUnitId(decision.orgUnitId().orElse(null));
        row.setTotalFen(decision.total().fen());
        row.setReasons(decision.assessment().reasons().stream().map(Reason::code).toArray(String[]::new));
        row.setRequest(jsonb(FrozenRequest.write(decision.request())));
        row.setPolicy(jsonb(policy));
        row.setAssessment(jsonb(decision.assessment().toMap()));
        row.setDifference(jsonb(decision.difference().toMap()));
        tx.dsl().insertInto(DECISION).set(row).execute();
    }

    Decision get(Read read, UUID id) {
        return find(read, DECISION.ID.eq(id))
                .orElseThrow(() -> ProblemException.notFound("decision-not-found", Map.of()));
    }

    Map<String, Object> getPolicy(Read read, UUID id) {
        return map(read.dsl()
                .select(DECISION.POLICY)
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.ID.eq(id))
                .fetchSingle(DECISION.POLICY));
    }

    Optional<Decision> findOfCase(Read read, UUID caseId) {
        return find(read, DECISION.CASE_ID.eq(caseId));
    }

    /** The decision under exactly this id that no other supersedes. */
    Optional<Decision> findLast(Read read, UUID subjectId, String programme) {
        return find(read, DECISION.SUBJECT_ID.eq(subjectId).and(DECISION.PROGRAMME.eq(programme)).and(stands()));
    }

    Optional<UUID> findLastId(Read read, UUID subjectId, String programme) {
        return read.dsl()
                .select(DECISION.ID)
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.SUBJECT_ID.eq(subjectId))
                .and(DECISION.PROGRAMME.eq(programme))
                .and(stands())
                .fetchOptional(DECISION.ID);
    }

    /** Decisions that no other supersedes, under any of these ids. */
    List<Decision> listStanding(Read read, Collection<UUID> subjectIds) {
        return list(read, DECISION.SUBJECT_ID.in(subjectIds).and(stands()));
    }

    List<Decision> listStanding(Read read, Collection<UUID> subjectIds, String programme) {
        return list(read, DECISION.SUBJECT_ID.in(subjectIds).and(DECISION.PROGRAMME.eq(programme)).and(stands()));
    }

    /** The next standing decisions of these programmes after an id, in id order. */
    List<Decision> listStanding(Read read, Collection<String> programmes, Optional<UUID> after, int limit) {
        return read.dsl()
                .select(ALL_BUT_POLICY)
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.PROGRAMME.in(programmes))
                .and(after.map(DECISION.ID::gt).orElseGet(DSL::noCondition))
                .and(stands())
                .orderBy(DECISION.ID)
                .limit(limit)
                .fetch(row -> read(row.into(DECISION)));
    }

    List<Decision> listRefusedFor(Read read, String programme, String reason, int limit) {
        return read.dsl()
                .select(ALL_BUT_POLICY)
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.PROGRAMME.eq(programme))
                .and(DECISION.VERDICT.eq("REFUSED"))
                .and(DSL.val(reason).eq(DSL.any(DECISION.REASONS)))
                .and(stands())
                .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                .limit(limit)
                .fetch(row -> read(row.into(DECISION)));
    }

    int countStanding(Read read, Collection<String> programmes) {
        return read.dsl()
                .selectCount()
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.PROGRAMME.in(programmes))
                .and(stands())
                .fetchSingle(0, int.class);
    }

    List<Decision.Summary> listSummaries(Read read, Collection<UUID> ids) {
        return read.dsl()
                .select(summary())
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(DECISION.ID.in(ids))
                .fetch(this::summary);
    }

    List<Decision.Summary> listOfSubjects(Read read, Collection<UUID> subjectIds, Optional<Cursor> after, int limit) {
        Condition condition = DECISION.TENANT_ID.eq(read.tenantId()).and(DECISION.SUBJECT_ID.in(subjectIds));
        if (after.isPresent()) {
            condition = condition.and(DECISION.ID.lt(after.get().id(0)));
        }
        return read.dsl()
                .select(summary())
                .from(DECISION)
                .where(condition)
                .orderBy(DECISION.ID.desc())
                .limit(limit)
                .fetch(this::summary);
    }

    private Optional<Decision> find(Read read, Condition condition) {
        return list(read, condition).stream().findFirst();
    }

    private List<Decision> list(Read read, Condition condition) {
        return read.dsl()
                .select(ALL_BUT_POLICY)
                .from(DECISION)
                .where(DECISION.TENANT_ID.eq(read.tenantId()))
                .and(condition)
                .orderBy(DECISION.ID.desc())
                .fetch(row -> read(row.into(DECISION)));
    }

    private static Condition stands() {
        return DSL.notExists(DSL.selectOne()
                .from(LATER)
                .where(LATER.TENANT_ID.eq(DECISION.TENANT_ID))
                .and(LATER.SUPERSEDES.eq(DECISION.ID)));
    }

    private static List<Field<?>> summary() {
        return List.of(
                DECISION.ID, DECISION.CASE_ID, DECISION.SUBJECT_ID, DECISION.PROGRAMME, DECISION.VERDICT,
                DECISION.AUTOMATIC, DECISION.DECIDED_ON, DECISION.DECIDED_BY, DECISION.TOTAL_FEN, DECISION.SUPERSEDES,
                DSL.field(DSL.not(stands())).as("superseded"));
    }

    private Decision.Summary summary(Record row) {
        return new Decision.Summary(
                row.get(DECISION.ID),
                row.get(DECISION.CASE_ID),
                row.get(DECISION.SUBJECT_ID),
                row.get(DECISION.PROGRAMME),
                Verdict.valueOf(row.get(DECISION.VERDICT)),
                row.get(DECISION.AUTOMATIC),
                row.get(DECISION.DECIDED_ON),
                row.get(DECISION.DECIDED_BY),
                Money.ofFen(row.get(DECISION.TOTAL_FEN)),
                Optional.ofNullable(row.get(DECISION.SUPERSEDES)),
                row.get("superseded", Boolean.class));
    }

    private Decision read(DecisionRecord row) {
        return new Decision(
                row.getId(),
                row.getCaseId(),
                row.getSubjectId(),
                row.getProgramme(),
                row.getAutomatic(),
                row.getDecidedOn(),
                row.getDecidedAt().toInstant(),
                row.getDecidedBy(),
                Optional.ofNullable(row.getSupersedes()),
                Optional.ofNullable(row.getOrgUnitId()),
                FrozenRequest.read(map(row.getRequest())),
                Assessment.fromMap(map(row.getAssessment())),
                Difference.fromMap(map(row.getDifference())));
    }

    private JSONB jsonb(Map<String, Object> map) {
        return JSONB.jsonb(json.writeValueAsString(map));
    }

    private Map<String, Object> map(JSONB value) {
        return json.readValue(value.data(), MAP);
    }
}
