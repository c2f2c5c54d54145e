package huiyu.core.policy;

import static huiyu.core.db.tables.Tables.POLICY_PROPOSAL;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.PolicyProposalRecord;
import huiyu.core.policy.Proposal.Checks;
import huiyu.core.policy.Proposal.Decision;
import huiyu.core.policy.Proposal.Draft;
import huiyu.core.policy.Proposal.Person;
import huiyu.core.policy.Proposal.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ProposalStore {

    private final PolicyJson json;

    ProposalStore(PolicyJson json) {
        this.json = json;
    }

    void insert(Tx tx, UUID id, Draft draft, Person proposedBy, Instant at) {
        tx.dsl()
                .insertInto(POLICY_PROPOSAL)
                .set(POLICY_PROPOSAL.TENANT_ID, tx.tenantId())
                .set(POLICY_PROPOSAL.ID, id)
                .set(POLICY_PROPOSAL.TITLE, draft.title())
                .set(POLICY_PROPOSAL.REASON, draft.reason())
                .set(POLICY_PROPOSAL.EFFECTIVE_FROM, draft.effectiveFrom())
                .set(POLICY_PROPOSAL.PACK, draft.pack())
                .set(POLICY_PROPOSAL.CHANGES, json.write(draft.changes()))
                .set(POLICY_PROPOSAL.PROPOSED_BY, proposedBy.subject())
                .set(POLICY_PROPOSAL.PROPOSED_BY_NAME, proposedBy.name())
                .set(POLICY_PROPOSAL.PROPOSED_AT, utc(at))
                .execute();
    }

    /** Another version of a draft; what was checked or acknowledged is void. */
    void replace(Tx tx, UUID id, Draft draft) {
        tx.dsl()
                .update(POLICY_PROPOSAL)
                .set(POLICY_PROPOSAL.TITLE, draft.title())
                .set(POLICY_PROPOSAL.REASON, draft.reason())
                .set(POLICY_PROPOSAL.EFFECTIVE_FROM, draft.effectiveFrom())
                .set(POLICY_PROPOSAL.CHANGES, json.write(draft.changes()))
                .set(POLICY_PROPOSAL.VERSION, POLICY_PROPOSAL.VERSION.plus(1))
                .setNull(POLICY_PROPOSAL.CHECKS)
                .setNull(POLICY_PROPOSAL.ACKNOWLEDGEMENT)
                .where(is(tx, id))
                .execute();
    }

    void checked(Tx tx, UUID id, Checks checks) {
        tx.dsl()
                .update(POLICY_PROPOSAL)
                .set(POLICY_PROPOSAL.CHECKS, json.write(checks))
                .where(is(tx, id))
                .execute();
    }

    void submitted(Tx tx, UUID id, String acknowledgement, Instant at) {
        tx.dsl()
                .update(POLICY_PROPOSAL)
                .set(POLICY_PROPOSAL.STATUS, Status.SUBMITTED.word())
                .set(POLICY_PROPOSAL.ACKNOWLEDGEMENT, acknowledgement)
                .set(POLICY_PROPOSAL.SUBMITTED_AT, utc(at))
                .where(is(tx, id))
                .execute();
    }

    void decided(Tx tx, UUID id, Status status, Decision decision) {
        tx.dsl()
                .update(POLICY_PROPOSAL)
                .set(POLICY_PROPOSAL.STATUS, status.word())
                .set(POLICY_PROPOSAL.DECIDED_BY, decision.by().subject())
                .set(POLICY_PROPOSAL.DECIDED_BY_NAME, decision.by().name())
                .set(POLICY_PROPOSAL.DECIDED_AT, utc(decision.at()))
                .set(POLICY_PROPOSAL.DECISION_REASON, decision.reason())
                .where(is(tx, id))
                .execute();
    }

    Optional<Proposal> find(Read read, UUID id) {
        return read.dsl().selectFrom(POLICY_PROPOSAL).where(is(read, id)).fetchOptional(this::proposal);
    }

    /** As {@link #find}; whoever comes second waits until the first is through. */
    Optional<Proposal> findForUpdate(Tx tx, UUID id) {
        return tx.dsl()
                .selectFrom(POLICY_PROPOSAL)
                .where(is(tx, id))
                .forUpdate()
                .fetchOptional(this::proposal);
    }

    /** Newest first. */
    List<Proposal> list(Read read, Optional<Status> status, Optional<UUID> before, int limit) {
        return read.dsl()
                .selectFrom(POLICY_PROPOSAL)
                .where(POLICY_PROPOSAL.TENANT_ID.eq(read.tenantId()))
                .and(status.map(it -> POLICY_PROPOSAL.STATUS.eq(it.word())).orElseGet(DSL::noCondition))
                .and(before.map(POLICY_PROPOSAL.ID::lt).orElseGet(DSL::noCondition))
                .orderBy(POLICY_PROPOSAL.ID.desc())
                .limit(limit)
                .fetch(this::proposal);
    }

    private Proposal proposal(PolicyProposalRecord row) {
        return new Proposal(
                row.getId(),
                row.getVersion(),
                new Draft(
                        row.getTitle(),
                        row.getReason(),
                        row.getEffectiveFrom(),
                        row.getPack(),
                        json.readChanges(row.getChanges())),
                Status.of(row.getStatus()),
                row.getChecks() == null ? null : json.read(row.getChecks(), Checks.class),
                row.getAcknowledgement(),
                new Person(row.getProposedBy(), row.getProposedByName()),
                row.getProposedAt().toInstant(),
                instant(row.getSubmittedAt()),
                row.getDecidedBy() == null
                        ? null
                        : new Decision(
                                new Person(row.getDecidedBy(), row.getDecidedByName()),
                                instant(row.getDecidedAt()),
                                row.getDecisionReason()));
    }

    private static Condition is(Read read, UUID id) {
        return POLICY_PROPOSAL.TENANT_ID.eq(read.tenantId()).and(POLICY_PROPOSAL.ID.eq(id));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
