package huiyu.core.audit;

import static huiyu.core.db.tables.Tables.AUDIT_ENTRY;
import static huiyu.core.db.tables.Tables.AUDIT_SEAL;
import static huiyu.core.db.tables.Tables.TENANT;
import static org.jooq.impl.DSL.row;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class AuditSealStore {

    /** @param transaction that wrote the row */
    record Unsealed(AuditEntry entry, long transaction) {}

    /** @param entry empty when the row is gone */
    record Link(AuditSeal seal, Optional<AuditEntry> entry) {}

    private final DSLContext acrossTenants;

    AuditSealStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** A named door across tenants: ids and times only, through a function that gives nothing else. */
    Map<Integer, Instant> tenantsWithUnsealed() {
        return acrossTenants
                .fetch("select tenant, since from core.tenants_with_unsealed_audit()")
                .intoMap(found -> found.get("tenant", Integer.class), found -> found.get("since", OffsetDateTime.class).toInstant());
    }

    List<Integer> listTenantIds() {
        return acrossTenants.select(TENANT.ID).from(TENANT).orderBy(TENANT.ID).fetch(TENANT.ID);
    }

    AuditSeal head(Read read) {
        return read.dsl()
                .selectFrom(AUDIT_SEAL)
                .where(AUDIT_SEAL.TENANT_ID.eq(read.tenantId()))
                .orderBy(AUDIT_SEAL.POSITION.desc())
                .limit(1)
                .fetchOptional(found -> new AuditSeal(found.getPosition(), found.getEntryId(), found.getTransaction(), found.getHash()))
                .orElse(AuditSeal.NONE);
    }

    /** The rows to follow {@code head}, in the chain's order, as far as no transaction under way can put one between. */
    List<Unsealed> listUnsealed(Tx tx, AuditSeal head, int most) {
        return tx.dsl()
                .selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.TENANT_ID.eq(tx.tenantId()))
                .and(after(head))
                .and(AUDIT_ENTRY.TRANSACTION.lt(DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class)))
                .orderBy(AUDIT_ENTRY.TRANSACTION, AUDIT_ENTRY.ID)
                .limit(most)
                .fetch(found -> new Unsealed(AuditStore.entry(found), found.getTransaction()));
    }

    void insert(Tx tx, List<AuditSeal> seals, Instant at) {
        tx.dsl().execute(
                """
                insert into core.audit_seal (tenant_id, position, entry_id, transaction, hash, sealed_at)
                select ?, unnest(?::bigint[]), unnest(?::uuid[]), unnest(?::bigint[]), unnest(?::bytea[]), ?::timestamptz""",
                tx.tenantId(),
                seals.stream().map(AuditSeal::position).toArray(Long[]::new),
                seals.stream().map(AuditSeal::entryId).toArray(UUID[]::new),
                seals.stream().map(AuditSeal::transaction).toArray(Long[]::new),
                seals.stream().map(AuditSeal::hash).toArray(byte[][]::new),
                at.atOffset(ZoneOffset.UTC));
    }

    /** Links after a position, with their rows as they stand now. */
    List<Link> listLinks(Read read, long afterPosition, int most) {
        return read.dsl()
                .select(AUDIT_SEAL, AUDIT_ENTRY)
                .from(AUDIT_SEAL)
                .leftJoin(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.TENANT_ID.eq(AUDIT_SEAL.TENANT_ID), AUDIT_ENTRY.ID.eq(AUDIT_SEAL.ENTRY_ID))
                .where(AUDIT_SEAL.TENANT_ID.eq(read.tenantId()))
                .and(AUDIT_SEAL.POSITION.gt(afterPosition))
                .orderBy(AUDIT_SEAL.POSITION)
                .limit(most)
                .fetch(found -> new Link(
                        new AuditSeal(found.value1().getPosition(), found.value1().getEntryId(), found.value1().getTransaction(), found.value1().getHash()),
                        Optional.ofNullable(found.value2()).filter(entry -> entry.getId() != null).map(AuditStore::entry)));
    }

    /** Rows the chain has passed by without a seal: planted later. */
    List<UUID> listPlanted(Read read, AuditSeal head) {
        return read.dsl()
                .select(AUDIT_ENTRY.ID)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.TENANT_ID.eq(read.tenantId()))
                .and(DSL.not(after(head)))
                .andNotExists(DSL.selectOne()
                        .from(AUDIT_SEAL)
                        .where(AUDIT_SEAL.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID), AUDIT_SEAL.ENTRY_ID.eq(AUDIT_ENTRY.ID)))
                .fetch(AUDIT_ENTRY.ID);
    }

    int countUnsealed(Read read, AuditSeal head) {
        return read.dsl().fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.TENANT_ID.eq(read.tenantId()).and(after(head)));
    }

    private static Condition after(AuditSeal head) {
        return row(AUDIT_ENTRY.TRANSACTION, AUDIT_ENTRY.ID).gt(head.transaction(), head.entryId());
    }
}
