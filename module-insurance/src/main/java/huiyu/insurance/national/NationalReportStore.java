package huiyu.insurance.national;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class NationalReportStore {

    record Reported(UUID settlementId, boolean accepted, String reference, Optional<String> reason, Instant at) {}

    private final DSLContext acrossTenants;

    NationalReportStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    void queueAll(Tx tx, List<UUID> settlementIds, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.national_report_due (tenant_id, settlement_id, next_try_at)
                select ?, unnest(?::uuid[]), ?::timestamptz on conflict do nothing""",
                tx.tenantId(), settlementIds.toArray(UUID[]::new), at.atOffset(ZoneOffset.UTC));
    }

    /** Takes due reports for this worker: the next try is put off, each time twice as long, at most an hour. */
    List<UUID> takeDue(Tx tx, Instant at, int most) {
        return tx.dsl()
                .fetch(
                        """
                        with due as (
                          select settlement_id from insurance.national_report_due
                           where tenant_id = ? and next_try_at <= ?::timestamptz
                           order by next_try_at limit ? for update skip locked)
                        update insurance.national_report_due r
                           set tries = r.tries + 1,
                               next_try_at = ?::timestamptz + least(3600, 30 * power(2, least(r.tries, 7))) * interval '1 second'
                          from due
                         where r.tenant_id = ? and r.settlement_id = due.settlement_id
                        returning r.settlement_id""",
                        tx.tenantId(), at.atOffset(ZoneOffset.UTC), most, at.atOffset(ZoneOffset.UTC), tx.tenantId())
                .map(row -> row.get("settlement_id", UUID.class));
    }

    void unqueue(Tx tx, UUID settlementId) {
        tx.dsl().execute(
                "delete from insurance.national_report_due where tenant_id = ? and settlement_id = ?", tx.tenantId(), settlementId);
    }

    /** The named door: tenant ids only, through a function that gives nothing else. */
    List<Integer> tenantsWithReportsDue(Instant at) {
        return acrossTenants
                .resultQuery("select insurance.tenants_with_reports_due(?::timestamptz)", at.atOffset(ZoneOffset.UTC))
                .fetch(0, Integer.class);
    }

    void put(Tx tx, UUID settlementId, NationalPlatform.Answer answer, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.national_report (tenant_id, settlement_id, accepted, reference, reason, reported_at)
                values (?, ?, ?, ?, ?, ?::timestamptz)
                on conflict (tenant_id, settlement_id) do update
                   set accepted = excluded.accepted, reference = excluded.reference, reason = excluded.reason,
                       reported_at = excluded.reported_at""",
                tx.tenantId(), settlementId, answer.accepted(), answer.reference(), answer.reason().orElse(null),
                at.atOffset(ZoneOffset.UTC));
    }

    /** Latest bills first. */
    List<Reported> list(Read read, Optional<Boolean> accepted, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select settlement_id, accepted, reference, reason, reported_at from insurance.national_report
                         where tenant_id = ? and settlement_id < ? and (?::boolean is null or accepted = ?)
                         order by settlement_id desc limit ?""",
                        read.tenantId(), before.orElse(new UUID(-1, -1)), accepted.orElse(null), accepted.orElse(null), limit)
                .map(row -> new Reported(
                        row.get("settlement_id", UUID.class),
                        row.get("accepted", boolean.class),
                        row.get("reference", String.class),
                        Optional.ofNullable(row.get("reason", String.class)),
                        row.get("reported_at", OffsetDateTime.class).toInstant()));
    }
}
