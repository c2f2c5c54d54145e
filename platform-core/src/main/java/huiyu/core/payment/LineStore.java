package huiyu.core.payment;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.party.PayeeAccount;
import huiyu.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** Payment lines: what was made is never changed but for its status and what the bank said. */
@Repository
class LineStore {

    private static final String SELECT =
            """
            select l.*, o.decision_id, o.programme, o.component, o.period_from
              from core.payment_line l join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
            """;

    private static final HotStatement INSERT = HotStatement.ofSets(
            """
            insert into core.payment_line (tenant_id, id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status,
                   amount_fen, set_off_fen, account_id, account, payee_shown, account_shown, reference, fund_ids, fund_fens,
                   batch_id, reason_code, created_at, changed_at)
            select ?, l.id, l.order_id, l.payee_no, l.attempt, l.subject_id, l.payee_role, l.payee_id, l.status, l.amount_fen,
                   l.set_off_fen, l.account_id, l.account, l.payee_shown, l.account_shown, l.reference, l.fund_ids::uuid[],
                   l.fund_fens::bigint[], l.batch_id, l.reason_code, now.at, now.at
              from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::bigint[],
                          ?::bigint[], ?::uuid[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                   as l (id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status, amount_fen, set_off_fen,
                         account_id, account, payee_shown, account_shown, reference, fund_ids, fund_fens, batch_id, reason_code),
                   (select ?::timestamptz as at) as now""");

    void insert(Tx tx, List<PaymentLine> lines, Instant at) {
        if (lines.isEmpty()) {
            return;
        }
        INSERT.execute(
                tx,
                tx.tenantId(),
                column(lines, PaymentLine::id).toArray(UUID[]::new),
                column(lines, PaymentLine::orderId).toArray(UUID[]::new),
                column(lines, PaymentLine::payeeNo).toArray(Integer[]::new),
                column(lines, PaymentLine::attempt).toArray(Integer[]::new),
                column(lines, line -> line.period().subjectId()).toArray(UUID[]::new),
                column(lines, PaymentLine::role).toArray(String[]::new),
                column(lines, PaymentLine::payeeId).toArray(UUID[]::new),
                column(lines, line -> line.status().code()).toArray(String[]::new),
                column(lines, line -> line.amount().fen()).toArray(Long[]::new),
                column(lines, line -> line.setOff().fen()).toArray(Long[]::new),
                column(lines, PaymentLine::accountId).toArray(UUID[]::new),
                column(lines, PaymentLine::account).toArray(byte[][]::new),
                column(lines, PaymentLine::payeeShown).toArray(String[]::new),
                column(lines, PaymentLine::accountShown).toArray(String[]::new),
                column(lines, PaymentLine::reference).toArray(String[]::new),
                column(lines, line -> literal(line, part -> part.fundId().toString())).toArray(String[]::new),
                column(lines, line -> literal(line, part -> String.valueOf(part.net().fen()))).toArray(String[]::new),
                column(lines, PaymentLine::batchId).toArray(UUID[]::new),
                column(lines, PaymentLine::reasonCode).toArray(String[]::new),
                at.atOffset(ZoneOffset.UTC));
    }

    /** Locks and reads lines by their ids, in the order of their ids. */
    List<PaymentLine> lock(Tx tx, Collection<UUID> ids) {
        return lines(tx.dsl().fetch(
                SELECT + "where l.tenant_id = ? and l.id = any (?::uuid[]) order by l.id for update of l",
                tx.tenantId(), ids.toArray(UUID[]::new)));
    }

    /** Locks all lines of the periods' children that no counter order has dealt with. */
    List<PaymentLine> lockOfChildren(Tx tx, Collection<UUID> subjectIds) {
        return lines(tx.dsl().fetch(
                SELECT + """
                where l.tenant_id = ? and l.subject_id = any (?::uuid[]) and l.status <> 'replaced' and l.countered_by is null
                order by l.id for update of l""",
                tx.tenantId(), subjectIds.toArray(UUID[]::new)));
    }

    Optional<PaymentLine> find(Read read, UUID id) {
        return lines(read.dsl().fetch(SELECT + "where l.tenant_id = ? and l.id = ?", read.tenantId(), id)).stream()
                .findFirst();
    }

    /** A page of what waits for a person or for the next batch. @param after id of the last line seen, null for the first page */
    List<PaymentLine> listByStatus(Read read, PaymentLine.Status status, UUID after, int limit) {
        return lines(read.dsl().fetch(
                SELECT + "where l.tenant_id = ? and l.status = ? and l.id > ? order by l.id limit ?",
                read.tenantId(), status.code(), orFirst(after), limit));
    }

    /** Lines that came to a status, of one programme or of all, in one month or ever. */
    List<PaymentLine> listByStatus(
            Read read, PaymentLine.Status status, String programme, YearMonth month, UUID after, int limit) {
        return lines(read.dsl().fetch(
                SELECT + """
                where l.tenant_id = ? and l.status = ? and l.id > ?
                  and (?::text is null or o.programme = ?)
                  and (?::date is null or (l.changed_at >= ?::date and l.changed_at < ?::date + interval '1 month'))
                order by l.id limit ?""",
                read.tenantId(), status.code(), orFirst(after), programme, programme, first(month), first(month), first(month),
                limit));
    }

    record Sum(String programme, String month, long lines, long paidFen) {}

    /** What the bank confirmed in a year, by programme and month. */
    List<Sum> sumPaid(Read read, int year) {
        return read.dsl()
                .resultQuery(
                        """
                        select o.programme, to_char(l.changed_at, 'YYYY-MM') as month, count(*) as lines,
                               sum(l.amount_fen)::bigint as paid_fen
                          from core.payment_line l
                          join core.payment_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                         where l.tenant_id = ? and l.status = 'paid' and l.changed_at >= ?::date and l.changed_at < ?::date
                         group by 1, 2
                         order by 1, 2""",
                        read.tenantId(), LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .fetch(row -> new Sum(
                        row.get("programme", String.class), row.get("month", String.class), row.get("lines", Long.class),
                        row.get("paid_fen", Long.class)));
    }

    private static LocalDate first(YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    List<PaymentLine> listOfChild(Read read, UUID subjectId, UUID after, int limit) {
        return lines(read.dsl().fetch(
                SELECT + "where l.tenant_id = ? and l.subject_id = ? and l.id > ? order by l.id limit ?",
                read.tenantId(), subjectId, orFirst(after), limit));
    }

    List<PaymentLine> listOfBatch(Read read, UUID batchId, UUID after, int limit) {
        return lines(read.dsl().fetch(
                SELECT + "where l.tenant_id = ? and l.batch_id = ? and l.id > ? order by l.id limit ?",
                read.tenantId(), batchId, orFirst(after), limit));
    }

    List<PaymentLine> listOverpaid(Read read, UUID decisionId) {
        return lines(read.dsl().fetch(
                SELECT + "where o.tenant_id = ? and o.decision_id = ? and l.status = 'overpaid' order by l.id",
                read.tenantId(), decisionId));
    }

    private static UUID orFirst(UUID after) {
        return after == null ? new UUID(0, 0) : after;
    }

    void setStatus(Tx tx, Collection<UUID> ids, PaymentLine.Status status, Instant at) {
        tx.dsl().execute(
                "update core.payment_line set status = ?, changed_at = ?::timestamptz where tenant_id = ? and id = any (?::uuid[])",
                status.code(), at.atOffset(ZoneOffset.UTC), tx.tenantId(), ids.toArray(UUID[]::new));
    }

    /** The bank's answer says that they are paid. */
    void pay(Tx tx, Collection<UUID> ids, UUID answerId, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line set status = 'paid', answer_id = ?, changed_at = ?::timestamptz
                 where tenant_id = ? and id = any (?::uuid[])""",
                answerId, at.atOffset(ZoneOffset.UTC), tx.tenantId(), ids.toArray(UUID[]::new));
    }

    /** Never to be paid; {@code counterIds} are the orders that take them back. What the bank has seen stays in its batch. */
    void cancel(Tx tx, List<UUID> ids, List<UUID> counterIds, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line l
                   set status = 'cancelled', countered_by = c.order_id, changed_at = ?::timestamptz,
                       batch_id = case when l.status = 'ready' then null else l.batch_id end
                  from unnest(?::uuid[], ?::uuid[]) as c (id, order_id)
                 where l.tenant_id = ? and l.id = c.id""",
                at.atOffset(ZoneOffset.UTC), ids.toArray(UUID[]::new), counterIds.toArray(UUID[]::new), tx.tenantId());
    }

    /** A person decided not to pay it. */
    void giveUp(Tx tx, UUID id, String reason, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line set status = 'cancelled', reason_text = ?, changed_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                reason, at.atOffset(ZoneOffset.UTC), tx.tenantId(), id);
    }

    /** The account was checked: out of hold, on to that account. */
    void ready(Tx tx, UUID id, PayeeAccount account, byte[] sealed, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line
                   set status = 'ready', reason_code = null, payee_id = ?, account_id = ?, account = ?, payee_shown = ?,
                       account_shown = ?, changed_at = ?::timestamptz
                 where tenant_id = ? and id = ? and status = 'held'""",
                account.payeeId(),
                account.id(),
                sealed,
                Shown.name(account.holder()),
                Shown.account(account.number()),
                at.atOffset(ZoneOffset.UTC),
                tx.tenantId(),
                id);
    }

    /** Back out of a batch, to wait for a person. */
    void hold(Tx tx, Collection<UUID> ids, String reasonCode, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line set status = 'held', batch_id = null, reason_code = ?, changed_at = ?::timestamptz
                 where tenant_id = ? and id = any (?::uuid[])""",
                reasonCode, at.atOffset(ZoneOffset.UTC), tx.tenantId(), ids.toArray(UUID[]::new));
    }

    void fail(Tx tx, List<UUID> ids, List<String> codes, List<String> texts, UUID answerId, Instant at) {
        tx.dsl().execute(
                """
                update core.payment_line l
                   set status = 'failed', reason_code = f.code, reason_text = f.text, answer_id = ?, changed_at = ?::timestamptz
                  from unnest(?::uuid[], ?::text[], ?::text[]) as f (id, code, text)
                 where l.tenant_id = ? and l.id = f.id""",
                answerId,
                at.atOffset(ZoneOffset.UTC),
                ids.toArray(UUID[]::new),
                codes.toArray(String[]::new),
                texts.toArray(String[]::new),
                tx.tenantId());
    }

    private static String literal(PaymentLine line, Function<Charge.Part, String> part) {
        return line.parts().stream().map(part).collect(Collectors.joining(",", "{", "}"));
    }

    /** Unlike toList, takes nulls. */
    private static <T> List<T> column(List<PaymentLine> lines, Function<PaymentLine, T> value) {
        return lines.stream().map(value).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<PaymentLine> lines(Result<Record> rows) {
        return rows.map(LineStore::line);
    }

    private static PaymentLine line(Record row) {
        return new PaymentLine(
                row.get("id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("payee_no", int.class),
                row.get("attempt", int.class),
                new Difference.Period(
                        row.get("subject_id", UUID.class),
                        row.get("programme", String.class),
                        row.get("component", String.class),
                        row.get("period_from", LocalDate.class)),
                row.get("decision_id", UUID.class),
                row.get("payee_role", String.class),
                row.get("payee_id", UUID.class),
                PaymentLine.Status.of(row.get("status", String.class)),
                Money.ofFen(row.get("amount_fen", long.class)),
                Money.ofFen(row.get("set_off_fen", long.class)),
                row.get("account_id", UUID.class),
                row.get("account", byte[].class),
                row.get("payee_shown", String.class),
                row.get("account_shown", String.class),
                row.get("reference", String.class),
                parts(row.get("fund_ids", UUID[].class), row.get("fund_fens", Long[].class)),
                row.get("batch_id", UUID.class),
                row.get("reason_code", String.class),
                row.get("reason_text", String.class));
    }

    private static List<Charge.Part> parts(UUID[] funds, Long[] fens) {
        List<Charge.Part> parts = new ArrayList<>();
        for (int i = 0; i < funds.length; i++) {
            parts.add(new Charge.Part(funds[i], Money.ofFen(fens[i])));
        }
        return parts;
    }
}
