package huiyu.core.policy;

import static huiyu.core.db.tables.Tables.POLICY_ENTRY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

/** A tenant's policy and what it inherits. Read down the lineage, written at home only; nothing is edited. */
@Repository
class PolicyEntryStore {

    private final PolicyJson json;

    PolicyEntryStore(PolicyJson json) {
        this.json = json;
    }

    /**
     * All levels' entries of these kinds, of districts those of the units given.
     *
     * @param knownAt as the platform knew them at this moment; empty for what it knows now
     */
    List<PolicyEntry> listLineage(
            Read read, Set<EntryKind> kinds, Optional<Instant> knownAt, Collection<UUID> orgUnits) {
        return list(
                read,
                inLineage(read)
                        .and(ofKinds(kinds))
                        .and(knownAt.map(PolicyEntryStore::knownAt).orElseGet(POLICY_ENTRY.SUPERSEDED_AT::isNull))
                        .and(wholeTenantOr(orgUnits)));
    }

    /** All that was ever recorded about one key, at all levels, in the order it was recorded. */
    List<PolicyEntry> listHistory(Read read, Set<EntryKind> kinds, String key) {
        return list(read, inLineage(read).and(ofKinds(kinds)).and(POLICY_ENTRY.KEY.eq(key)));
    }

    /** The tenant's own entries that are not superseded, districts' values included. */
    List<PolicyEntry> listOwn(Read read) {
        return list(read, POLICY_ENTRY.TENANT_ID.eq(read.tenantId()).and(POLICY_ENTRY.SUPERSEDED_AT.isNull()));
    }

    List<PolicyEntry> listSupersededBy(Read read, UUID proposalId) {
        return list(read, POLICY_ENTRY.TENANT_ID.eq(read.tenantId()).and(POLICY_ENTRY.SUPERSEDED_BY.eq(proposalId)));
    }

    List<PolicyEntry> listRecordedBy(Read read, UUID proposalId) {
        return list(read, POLICY_ENTRY.TENANT_ID.eq(read.tenantId()).and(POLICY_ENTRY.PROPOSAL_ID.eq(proposalId)));
    }

    /** @throws IllegalStateException when one of them is superseded already: the caller did not lock */
    void supersede(Tx tx, List<PolicyEntry> entries, UUID proposalId, Instant at) {
        UUID[] ids = entries.stream().map(PolicyEntry::id).toArray(UUID[]::new);
        int superseded = tx.dsl()
                .execute(
                        """
                        update core.policy_entry set superseded_by = ?::uuid, superseded_at = ?::timestamptz
                         where tenant_id = ? and id = any (?) and superseded_at is null""",
                        proposalId, utc(at), tx.tenantId(), ids);
        if (superseded != ids.length) {
            throw new IllegalStateException("superseded " + superseded + " of " + ids.length + " policy entries");
        }
    }

    void insert(Tx tx, List<EntryPlan.Addition> additions, UUID proposalId, Instant at) {
        List<UUID> ids = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<UUID> orgUnits = new ArrayList<>();
        List<LocalDate> from = new ArrayList<>();
        List<LocalDate> to = new ArrayList<>();
        List<JSONB> contents = new ArrayList<>();
        for (EntryPlan.Addition addition : additions) {
            ids.add(Ids.next());
            kinds.add(addition.slot().kind().word());
            keys.add(addition.slot().key());
            orgUnits.add(addition.slot().orgUnitId());
            from.add(addition.validFrom());
            to.add(addition.validTo());
            contents.add(json.write(addition.content()));
        }
        tx.dsl()
                .execute(
                        """
                        insert into core.policy_entry
                          (tenant_id, id, kind, key, org_unit_id, valid_from, valid_to, content, proposal_id, recorded_at)
                        select ?, e.*, ?::uuid, ?::timestamptz
                          from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::date[], ?::date[], ?::jsonb[]) e""",
                        tx.tenantId(), proposalId, utc(at), ids.toArray(UUID[]::new), kinds.toArray(String[]::new),
                        keys.toArray(String[]::new), orgUnits.toArray(UUID[]::new), from.toArray(LocalDate[]::new),
                        to.toArray(LocalDate[]::new), contents.toArray(JSONB[]::new));
    }

    private List<PolicyEntry> list(Read read, Condition condition) {
        return read.dsl()
                .selectFrom(POLICY_ENTRY)
                .where(condition)
                .orderBy(POLICY_ENTRY.RECORDED_AT, POLICY_ENTRY.ID)
                .fetch(row -> new PolicyEntry(
                        row.getId(),
                        row.getTenantId(),
                        new EntrySlot(EntryKind.of(row.getKind()), row.getKey(), row.getOrgUnitId()),
                        row.getValidFrom(),
                        row.getValidTo(),
                        json.readMap(row.getContent()),
                        row.getProposalId(),
                        row.getRecordedAt().toInstant(),
                        row.getSupersededAt() == null ? null : row.getSupersededAt().toInstant()));
    }

    private static Condition inLineage(Read read) {
        return POLICY_ENTRY.TENANT_ID.eq(org.jooq.impl.DSL.any(
                select(field("unnest(lineage)", Integer.class)).from("core.tenant").where("id = ?", read.tenantId())));
    }

    private static Condition ofKinds(Set<EntryKind> kinds) {
        return POLICY_ENTRY.KIND.in(kinds.stream().map(EntryKind::word).toList());
    }

    private static Condition knownAt(Instant moment) {
        return POLICY_ENTRY
                .RECORDED_AT
                .le(utc(moment))
                .and(POLICY_ENTRY.SUPERSEDED_AT.isNull().or(POLICY_ENTRY.SUPERSEDED_AT.gt(utc(moment))));
    }

    private static Condition wholeTenantOr(Collection<UUID> orgUnits) {
        Condition wholeTenant = POLICY_ENTRY.ORG_UNIT_ID.isNull();
        return orgUnits.isEmpty() ? wholeTenant : wholeTenant.or(POLICY_ENTRY.ORG_UNIT_ID.in(orgUnits));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
