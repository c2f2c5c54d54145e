package huiyu.core.casework;

import static huiyu.core.db.tables.Tables.CASE_STEP;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.CaseStepRecord;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
public class CaseStepStore {

    /** Adds the next row. The caller holds the lock of the case, so that numbers do not meet. */
    void append(Tx tx, UUID caseId, CaseStep step) {
        tx.dsl()
                .insertInto(CASE_STEP)
                .columns(
                        CASE_STEP.TENANT_ID, CASE_STEP.CASE_ID, CASE_STEP.SEQ, CASE_STEP.STEP, CASE_STEP.REVIEW_LEVEL,
                        CASE_STEP.VERDICT, CASE_STEP.ACTOR, CASE_STEP.ACTOR_NAME, CASE_STEP.ACTOR_PERSON,
                        CASE_STEP.ROLE, CASE_STEP.REASON, CASE_STEP.TAKEN_AT)
                .select(DSL.select(
                                DSL.val(tx.tenantId()),
                                DSL.val(caseId),
                                DSL.coalesce(DSL.max(CASE_STEP.SEQ), DSL.inline(0)).plus(1),
                                DSL.val(step.step()),
                                DSL.val(step.reviewLevel().orElse(null), Integer.class),
                                DSL.val(step.verdict().code()),
                                DSL.val(step.actor()),
                                DSL.val(step.actorName()),
                                DSL.val(step.actorPerson().orElse(null), UUID.class),
                                DSL.val(step.role().orElse(null), String.class),
                                DSL.val(step.reason().orElse(null), String.class),
                                DSL.val(step.takenAt().atOffset(ZoneOffset.UTC)))
                        .from(CASE_STEP)
                        .where(CASE_STEP.TENANT_ID.eq(tx.tenantId()))
                        .and(CASE_STEP.CASE_ID.eq(caseId)))
                .execute();
    }

    public List<CaseStep> list(Read read, UUID caseId) {
        return read.dsl()
                .selectFrom(CASE_STEP)
                .where(CASE_STEP.TENANT_ID.eq(read.tenantId()))
                .and(CASE_STEP.CASE_ID.eq(caseId))
                .orderBy(CASE_STEP.SEQ)
                .fetch(CaseStepStore::read);
    }

    private static CaseStep read(CaseStepRecord row) {
        return new CaseStep(
                row.getSeq(),
                row.getStep(),
                Optional.ofNullable(row.getReviewLevel()),
                CaseStep.Verdict.of(row.getVerdict()),
                row.getActor(),
                row.getActorName(),
                Optional.ofNullable(row.getActorPerson()),
                Optional.ofNullable(row.getRole()),
                Optional.ofNullable(row.getReason()),
                row.getTakenAt().toInstant());
    }
}
