package huiyu.core.recovery;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.kernel.money.Money;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Movements: appended, never changed. */
@Repository
class MovementStore {

    /** False if this line's movement of this kind is there already. */
    boolean insert(Tx tx, RecoveryMovement movement) {
        return tx.dsl().execute(
                        """
                        insert into core.recovery_movement
                               (tenant_id, id, case_id, kind, amount_fen, line_id, fund_ids, fund_fens, note, at, actor)
                        values (?, ?, ?, ?, ?, ?, ?::uuid[], ?::bigint[], ?, ?::timestamptz, ?)
                            on conflict on constraint uniq_recovery_movement_line do nothing""",
                        tx.tenantId(),
                        movement.id(),
                        movement.caseId(),
                        movement.kind().code(),
                        movement.amount().fen(),
                        movement.lineId(),
                        movement.parts().stream().map(Charge.Part::fundId).toArray(UUID[]::new),
                        movement.parts().stream().map(part -> part.net().fen()).toArray(Long[]::new),
                        movement.note(),
                        movement.at().atOffset(ZoneOffset.UTC),
                        movement.actor())
                == 1;
    }

    List<RecoveryMovement> listOfCase(Read read, UUID caseId) {
        return read.dsl()
                .fetch(
                        "select * from core.recovery_movement where tenant_id = ? and case_id = ? order by at, id",
                        read.tenantId(), caseId)
                .map(MovementStore::movement);
    }

    /** What was kept back of lines. */
    List<RecoveryMovement> listSetOff(Read read, Collection<UUID> lineIds) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.recovery_movement
                         where tenant_id = ? and line_id = any (?::uuid[]) and kind = 'set-off' order by id""",
                        read.tenantId(), lineIds.toArray(UUID[]::new))
                .map(MovementStore::movement);
    }

    private static RecoveryMovement movement(Record row) {
        List<Charge.Part> parts = new ArrayList<>();
        UUID[] funds = row.get("fund_ids", UUID[].class);
        Long[] fens = row.get("fund_fens", Long[].class);
        for (int i = 0; i < funds.length; i++) {
            parts.add(new Charge.Part(funds[i], Money.ofFen(fens[i])));
        }
        return new RecoveryMovement(
                row.get("id", UUID.class),
                row.get("case_id", UUID.class),
                RecoveryMovement.Kind.of(row.get("kind", String.class)),
                Money.ofFen(row.get("amount_fen", long.class)),
                row.get("line_id", UUID.class),
                parts,
                row.get("note", String.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("actor", String.class));
    }
}
