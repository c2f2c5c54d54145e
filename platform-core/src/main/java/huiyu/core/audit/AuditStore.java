package huiyu.core.audit;

import static huiyu.core.db.tables.Tables.AUDIT_ENTRY;
import static huiyu.core.db.tables.Tables.STAFF_MEMBER;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.AuditEntryRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private static final Field<String> ACTOR_NAME = DSL.field(DSL.select(STAFF_MEMBER.DISPLAY_NAME)
                    .from(STAFF_MEMBER)
                    .where(STAFF_MEMBER.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID))
                    .and(STAFF_MEMBER.SUBJECT.eq(AUDIT_ENTRY.ACTOR)))
            .as("actor_name");

    /** What a list is narrowed to; an empty one narrows nothing. */
    record Filter(
            Optional<String> actor,
            Optional<String> action,
            Optional<String> targetKind,
            Optional<UUID> targetId,
            Optional<Instant> from,
            Optional<Instant> to) {}

    void insert(Tx tx, AuditEntry entry) {
        tx.dsl()
                .insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.TENANT_ID, tx.tenantId())
                .set(AUDIT_ENTRY.AT, entry.at().atOffset(ZoneOffset.UTC))
                .set(AUDIT_ENTRY.ACTOR, entry.actor())
                .set(AUDIT_ENTRY.ACTION, entry.action())
                .set(AUDIT_ENTRY.TARGET_KIND, entry.targetKind())
                .set(AUDIT_ENTRY.TARGET_ID, entry.targetId())
                .set(AUDIT_ENTRY.REASON, entry.reason().orElse(null))
                .set(AUDIT_ENTRY.DETAIL, JSONB.jsonb(entry.detail()))
                .set(AUDIT_ENTRY.CORRELATION_ID, entry.correlationId().orElse(null))
                .execute();
    }

    /** Newest first, those older than {@code before}. */
    List<AuditEntry> list(Read read, Filter filter, Optional<UUID> before, int most) {
        return read.dsl()
                .select(AUDIT_ENTRY.asterisk(), ACTOR_NAME)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.TENANT_ID.eq(read.tenantId()))
                .and(matches(filter))
                .and(before.map(AUDIT_ENTRY.ID::lt).orElse(DSL.noCondition()))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(most)
                .fetch(AuditStore::entry);
    }

    private static Condition matches(Filter filter) {
        return DSL.and(
                filter.actor().map(AUDIT_ENTRY.ACTOR::eq).orElse(DSL.noCondition()),
                filter.action().map(AUDIT_ENTRY.ACTION::eq).orElse(DSL.noCondition()),
                filter.targetKind().map(AUDIT_ENTRY.TARGET_KIND::eq).orElse(DSL.noCondition()),
                filter.targetId().map(AUDIT_ENTRY.TARGET_ID::eq).orElse(DSL.noCondition()),
                filter.from().map(at -> AUDIT_ENTRY.AT.ge(at.atOffset(ZoneOffset.UTC))).orElse(DSL.noCondition()),
                filter.to().map(at -> AUDIT_ENTRY.AT.lt(at.atOffset(ZoneOffset.UTC))).orElse(DSL.noCondition()));
    }

    static AuditEntry entry(Record found) {
        AuditEntryRecord row = found.into(AUDIT_ENTRY);
        return new AuditEntry(
                row.getId(),
                row.getAt().toInstant(),
                row.getActor(),
                found.field(ACTOR_NAME) == null ? Optional.empty() : Optional.ofNullable(found.get(ACTOR_NAME)),
                row.getAction(),
                row.getTargetKind(),
                row.getTargetId(),
                Optional.ofNullable(row.getReason()),
                row.getDetail().data(),
                Optional.ofNullable(row.getCorrelationId()));
    }
}
