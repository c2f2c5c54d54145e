package huiyu.insurance.national;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class NationalReportStore {

    record Reported(UUID settlementId, boolean accepted, String reference, Optional<String> reason, Instant at) {}

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
