package huiyu.assistance.warning;

import huiyu.assistance.warning.Warning.Outcome;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class WarningStore {

    /** False when there was one of this occasion already. */
    boolean raise(Tx tx, Warning warning) {
        return tx.dsl().execute(
                        """
                        insert into assistance.warning
                          (tenant_id, id, person_id, household_id, basis, year, occasion, own_cost_fen, threshold_fen, settlements, raised_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?::timestamptz)
                        on conflict do nothing""",
                        tx.tenantId(), warning.id(), warning.personId(), warning.householdId().orElse(null), warning.basis(), warning.year(), warning.occasion(),
                        warning.ownCostFen(), warning.thresholdFen(), warning.settlements().toArray(UUID[]::new),
                        warning.raisedAt().atOffset(ZoneOffset.UTC))
                == 1;
    }

    /** Newest first, those older than {@code before}. */
    List<Warning> list(Read read, boolean openOnly, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select * from assistance.warning
                         where tenant_id = ? and id < ? and (not ? or closed_at is null) order by id desc limit ?""",
                        read.tenantId(), before.orElse(new UUID(-1, -1)), openOnly, limit)
                .map(WarningStore::warning);
    }

    Optional<Warning> lock(Tx tx, UUID id) {
        return tx.dsl()
                .fetch("select * from assistance.warning where tenant_id = ? and id = ? for update", tx.tenantId(), id)
                .stream()
                .map(WarningStore::warning)
                .findFirst();
    }

    void close(Tx tx, UUID id, Outcome outcome) {
        tx.dsl().execute(
                """
                update assistance.warning set outcome = ?, reason = ?, result = ?, closed_at = ?::timestamptz, closed_by = ?
                 where tenant_id = ? and id = ?""",
                outcome.kind(), outcome.reason(), outcome.result().orElse(null), outcome.at().atOffset(ZoneOffset.UTC), outcome.by(), tx.tenantId(), id);
    }

    private static Warning warning(Record row) {
        return new Warning(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                Optional.ofNullable(row.get("household_id", UUID.class)),
                row.get("basis", String.class),
                row.get("year", int.class),
                row.get("occasion", String.class),
                row.get("own_cost_fen", long.class),
                row.get("threshold_fen", long.class),
                Arrays.asList(row.get("settlements", UUID[].class)),
                row.get("raised_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("outcome", String.class)).map(kind -> new Outcome(
                        kind,
                        row.get("reason", String.class),
                        Optional.ofNullable(row.get("result", String.class)),
                        row.get("closed_at", OffsetDateTime.class).toInstant(),
                        row.get("closed_by", String.class))));
    }
}
