package huiyu.core.payment;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Repository;

/** Orders: appended, never changed. */
@Repository
class OrderStore {

    /** @param runId null outside a run */
    record Order(
            UUID id, UUID runId, UUID decisionId, Difference.Period period, int sequence, String kind, long amountFen) {}

    private static final HotStatement INSERT = HotStatement.ofSets(
            """
            insert into core.payment_order (tenant_id, id, run_id, decision_id, subject_id, programme, component,
                                            period_from, sequence, kind, amount_fen, created_at)
            select ?, o.*, ?::timestamptz
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::int[],
                          ?::text[], ?::bigint[]) as o
                on conflict on constraint uniq_payment_order do nothing
            returning id""");

    /** Appends those whose period and sequence nobody else took meanwhile; the ids of those that are there now. */
    Set<UUID> insert(Tx tx, List<Order> orders, Instant at) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(INSERT.fetch(
                tx,
                row -> row.getObject("id", UUID.class),
                tx.tenantId(),
                at.atOffset(ZoneOffset.UTC),
                column(orders, Order::id).toArray(UUID[]::new),
                column(orders, Order::runId).toArray(UUID[]::new),
                column(orders, Order::decisionId).toArray(UUID[]::new),
                column(orders, order -> order.period().subjectId()).toArray(UUID[]::new),
                column(orders, order -> order.period().programme()).toArray(String[]::new),
                column(orders, order -> order.period().component()).toArray(String[]::new),
                column(orders, order -> order.period().from()).toArray(LocalDate[]::new),
                column(orders, Order::sequence).toArray(Integer[]::new),
                column(orders, Order::kind).toArray(String[]::new),
                column(orders, Order::amountFen).toArray(Long[]::new)));
    }

    private static <T> List<T> column(List<Order> orders, Function<Order, T> value) {
        return orders.stream().map(value).collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }
}
