package huiyu.core.fund;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Slices and journal. Slices are always locked by fund and slice, ascending, so that nobody waits in a circle. */
@Repository
class LedgerStore {

    /** unnest flattens nested arrays, so each row's own arrays travel as array literals. */
    private static final HotStatement POST = HotStatement.ofSets(
            """
            insert into core.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor)
            select ?, m.fund_id, m.kind, m.subject_id, m.accounts::text[], m.amounts::bigint[], ?::timestamptz, ?
              from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                   as m (fund_id, kind, subject_id, accounts, amounts)""");

    /**
     * Moves available money of one slice to reserved if the slice has it. An update that waited and then found too
     * little would go on holding the row; the savepoint lets go of it, so that a levelling after it waits in order.
     */
    boolean reserveFromSlice(Tx tx, UUID fundId, int slice, long fen) {
        tx.dsl().execute("savepoint slice");
        boolean moved = tx.dsl().execute(
                        """
                        update core.fund_slice set available_fen = available_fen - ?, reserved_fen = reserved_fen + ?
                         where tenant_id = ? and fund_id = ? and slice = ? and available_fen >= ?""",
                        fen, fen, tx.tenantId(), fundId, slice, fen)
                == 1;
        if (!moved) {
            tx.dsl().execute("rollback to savepoint slice");
        }
        return moved;
    }

    /** Locks every slice of the funds. */
    Slices lockAll(Tx tx, Collection<UUID> fundIds) {
        Map<UUID, long[]> available = new HashMap<>();
        tx.dsl().fetch(
                        """
                        select fund_id, slice, available_fen from core.fund_slice
                         where tenant_id = ? and fund_id = any (?::uuid[]) order by fund_id, slice for update""",
                        tx.tenantId(), fundIds.toArray(UUID[]::new))
                .forEach(row -> available.computeIfAbsent(row.get("fund_id", UUID.class), id -> new long[Slices.COUNT])
                        [row.get("slice", int.class)] = row.get("available_fen", long.class));
        return new Slices(available);
    }

    /** Locks every slice of the funds, all that is in them. */
    List<ClosingBook.SliceBalance> lockWhole(Tx tx, Collection<UUID> fundIds) {
        return tx.dsl()
                .fetch(
                        """
                        select fund_id, slice, available_fen, reserved_fen, ordered_fen from core.fund_slice
                         where tenant_id = ? and fund_id = any (?::uuid[]) order by fund_id, slice for update""",
                        tx.tenantId(), fundIds.toArray(UUID[]::new))
                .map(row -> new ClosingBook.SliceBalance(
                        row.get("fund_id", UUID.class), row.get("slice", int.class), row.get("available_fen", long.class),
                        row.get("reserved_fen", long.class), row.get("ordered_fen", long.class)));
    }

    void apply(Tx tx, Slices slices) {
        List<Slices.Change> changes = slices.changes();
        if (changes.isEmpty()) {
            return;
        }
        UUID[] funds = changes.stream().map(Slices.Change::fundId).toArray(UUID[]::new);
        Integer[] numbers = changes.stream().map(Slices.Change::slice).toArray(Integer[]::new);
        tx.dsl().fetch(
                """
                select s.slice from core.fund_slice s join unnest(?::uuid[], ?::int[]) as c (fund_id, slice)
                         on c.fund_id = s.fund_id and c.slice = s.slice
                 where s.tenant_id = ? order by s.fund_id, s.slice for update of s""",
                funds, numbers, tx.tenantId());
        tx.dsl().execute(
                """
                update core.fund_slice s
                   set available_fen = available_fen + c.available, reserved_fen = reserved_fen + c.reserved,
                       ordered_fen = ordered_fen + c.ordered, paid_fen = paid_fen + c.paid
                  from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as c (fund_id, slice, available, reserved, ordered, paid)
                 where s.tenant_id = ? and s.fund_id = c.fund_id and s.slice = c.slice""",
                funds,
                numbers,
                fen(changes, Slices.Change::available),
                fen(changes, Slices.Change::reserved),
                fen(changes, Slices.Change::ordered),
                fen(changes, Slices.Change::paid),
                tx.tenantId());
    }

    void post(Tx tx, Collection<Movement> movements, Instant at, String actor) {
        List<Movement> posted = movements.stream().filter(movement -> !movement.isEmpty()).toList();
        if (posted.isEmpty()) {
            return;
        }
        POST.execute(
                tx,
                tx.tenantId(),
                at.atOffset(ZoneOffset.UTC),
                actor,
                posted.stream().map(Movement::fundId).toArray(UUID[]::new),
                posted.stream().map(movement -> movement.kind().code()).toArray(String[]::new),
                posted.stream().map(Movement::subjectId).toArray(UUID[]::new),
                literals(posted, posting -> posting.getKey().code()),
                literals(posted, posting -> String.valueOf(posting.getValue())));
    }

    private static String[] literals(List<Movement> movements, Function<Map.Entry<Account, Long>, String> part) {
        return movements.stream()
                .map(movement -> new TreeMap<>(movement.postings()).entrySet().stream()
                        .map(part)
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    private static Long[] fen(List<Slices.Change> changes, Function<Slices.Change, Long> part) {
        return changes.stream().map(part).toArray(Long[]::new);
    }
}
