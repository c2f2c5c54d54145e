package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.terms.Cap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Places in capped programmes. Who asks for one waits until everybody before is done: the last place is given once. */
@Repository
class CapStore {

    /**
     * Takes a place, or keeps the one held with another amount.
     *
     * @return false when the programme has none left, or not enough money
     */
    boolean take(Tx tx, String programme, UUID subjectId, long amountFen, Cap cap, Instant at) {
        tx.dsl().execute("select pg_advisory_xact_lock(?, hashtext(?))", tx.tenantId(), "capped " + programme);
        boolean fits = fits(tx, programme, Optional.of(subjectId), amountFen, cap);
        if (fits) {
            tx.dsl().execute(
                    """
                    insert into core.capped_grant (tenant_id, programme, subject_id, amount_fen, taken_at)
                    values (?, ?, ?, ?, ?::timestamptz)
                    on conflict (tenant_id, programme, subject_id) where released_at is null
                      do update set amount_fen = excluded.amount_fen""",
                    tx.tenantId(), programme, subjectId, amountFen, at.atOffset(ZoneOffset.UTC));
        }
        return fits;
    }

    /** Whether somebody more could be granted something, as far as can be said without asking how much. */
    boolean hasRoom(Read read, String programme, Cap cap) {
        return fits(read, programme, Optional.empty(), 1, cap);
    }

    private static boolean fits(Read read, String programme, Optional<UUID> besides, long amountFen, Cap cap) {
        var taken = read.dsl().fetchSingle(
                """
                select count(*) as people, coalesce(sum(amount_fen), 0)::bigint as fen from core.capped_grant
                 where tenant_id = ? and programme = ? and released_at is null and subject_id is distinct from ?::uuid""",
                read.tenantId(), programme, besides.orElse(null));
        return cap.headcount().map(most -> taken.get("people", long.class) < most).orElse(true)
                && cap.budget().map(most -> taken.get("fen", long.class) + amountFen <= most.fen()).orElse(true);
    }

    /** Gives a place back. False for whoever has none. */
    boolean release(Tx tx, String programme, UUID subjectId, Instant at) {
        return tx.dsl().execute(
                """
                update core.capped_grant set released_at = ?::timestamptz
                 where tenant_id = ? and programme = ? and subject_id = ? and released_at is null""",
                at.atOffset(ZoneOffset.UTC), tx.tenantId(), programme, subjectId)
                > 0;
    }
}
