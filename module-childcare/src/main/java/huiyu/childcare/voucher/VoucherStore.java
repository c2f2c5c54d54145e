package huiyu.childcare.voucher;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class VoucherStore {

    private static final String SELECT =
            """
            select v.id, v.child_id, v.value_fen, v.left_fen, v.valid_to, v.status, v.replaced_by,
                   b.id as batch_id, b.programme, b.name, b.valid_from, b.valid_to as batch_valid_to, b.services, b.use, b.budget_fen, b.issued_fen, b.born_from
              from childcare.voucher v
              join childcare.voucher_batch b on b.tenant_id = v.tenant_id and b.id = v.batch_id
             where v.tenant_id = ? and v.id = ?""";

    void insertBatch(Tx tx, Batch batch, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.voucher_batch
                  (tenant_id, id, programme, name, valid_from, valid_to, services, use, budget_fen, issued_fen, born_from, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), batch.id(), batch.programme(), batch.name(), batch.validFrom(), batch.validTo(),
                batch.services().toArray(String[]::new), batch.once() ? "once" : "drawn_down", batch.budgetFen(), batch.issuedFen(),
                batch.bornFrom().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    void insert(Tx tx, Batch batch, Collection<StoredVoucher> vouchers, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.voucher (tenant_id, id, batch_id, child_id, value_fen, left_fen, valid_to, status, issued_at)
                select ?, id, ?, child_id, value_fen, value_fen, ?, 'issued', ?::timestamptz
                  from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as given (id, child_id, value_fen)""",
                tx.tenantId(), batch.id(), batch.validTo(), at.atOffset(ZoneOffset.UTC),
                vouchers.stream().map(StoredVoucher::id).toArray(UUID[]::new), vouchers.stream().map(StoredVoucher::childId).toArray(UUID[]::new),
                vouchers.stream().map(StoredVoucher::valueFen).toArray(Long[]::new));
    }

    /** @throws ProblemException 404 {@code voucher-not-found} */
    StoredVoucher get(Read read, UUID id) {
        return read.dsl().fetch(SELECT, read.tenantId(), id).stream().findFirst().map(VoucherStore::voucher).orElseThrow(() -> unknown(id));
    }

    /** The same, nobody else using it until this transaction ends. */
    StoredVoucher getLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(SELECT + " for update of v", tx.tenantId(), id).stream().findFirst().map(VoucherStore::voucher).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("voucher-not-found", Map.of("voucher", id));
    }

    void setLeft(Tx tx, UUID id, long leftFen, String status) {
        tx.dsl().execute("update childcare.voucher set left_fen = ?, status = ? where tenant_id = ? and id = ?", leftFen, status, tx.tenantId(), id);
    }

    void setValidTo(Tx tx, UUID id, LocalDate validTo) {
        tx.dsl().execute("update childcare.voucher set valid_to = ? where tenant_id = ? and id = ?", validTo, tx.tenantId(), id);
    }

    /** Void, and what was left of it goes back to the batch's budget. */
    void voidAndReturn(Tx tx, StoredVoucher voucher) {
        tx.dsl().execute("update childcare.voucher set status = 'void' where tenant_id = ? and id = ?", tx.tenantId(), voucher.id());
        tx.dsl().execute(
                "update childcare.voucher_batch set issued_fen = issued_fen - ? where tenant_id = ? and id = ?",
                voucher.leftFen(), tx.tenantId(), voucher.batch().id());
    }

    UUID replace(Tx tx, StoredVoucher old, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                "update childcare.voucher set status = 'void', replaced_by = ? where tenant_id = ? and id = ?", id, tx.tenantId(), old.id());
        tx.dsl().execute(
                """
                insert into childcare.voucher (tenant_id, id, batch_id, child_id, value_fen, left_fen, valid_to, status, issued_at)
                values (?, ?, ?, ?, ?, ?, ?, 'issued', ?::timestamptz)""",
                tx.tenantId(), id, old.batch().id(), old.childId(), old.leftFen(), old.leftFen(), old.validTo(), at.atOffset(ZoneOffset.UTC));
        return id;
    }

    UUID insertUse(Tx tx, UUID voucherId, UUID institutionId, LocalDate on, String service, long feeFen, long paidFen, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.voucher_use
                  (tenant_id, id, voucher_id, institution_id, used_on, service, fee_fen, paid_fen, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), id, voucherId, institutionId, on, service, feeFen, paidFen, at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    record Settled(UUID id, int uses, long paidFen) {}

    /** All uses of the institution up to a day that are in no settlement yet; empty if there are none. */
    Optional<Settled> settle(Tx tx, UUID institutionId, LocalDate upTo, String by, Instant at) {
        UUID id = Ids.next();
        List<Long> open = tx.dsl()
                .fetch(
                        """
                        select paid_fen from childcare.voucher_use
                         where tenant_id = ? and institution_id = ? and used_on <= ? and settlement_id is null for update""",
                        tx.tenantId(), institutionId, upTo)
                .map(row -> row.get("paid_fen", Long.class));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        long sum = open.stream().mapToLong(Long::longValue).sum();
        tx.dsl().execute(
                """
                insert into childcare.voucher_settlement (tenant_id, id, institution_id, up_to, uses, paid_fen, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), id, institutionId, upTo, open.size(), sum, at.atOffset(ZoneOffset.UTC), by);
        tx.dsl().execute(
                """
                update childcare.voucher_use set settlement_id = ?
                 where tenant_id = ? and institution_id = ? and used_on <= ? and settlement_id is null""",
                id, tx.tenantId(), institutionId, upTo);
        return Optional.of(new Settled(id, open.size(), sum));
    }

    /** Those that wait for births and are still valid. */
    List<Batch> listWaitingForBirths(Read read, LocalDate today) {
        return read.dsl()
                .fetch(
                        """
                        select b.id as batch_id, b.programme, b.name, b.valid_from, b.valid_to as batch_valid_to, b.services, b.use, b.budget_fen,
                               b.issued_fen, b.born_from
                          from childcare.voucher_batch b
                         where b.tenant_id = ? and b.born_from is not null and b.valid_to >= ? and b.issued_fen < b.budget_fen order by b.id""",
                        read.tenantId(), today)
                .map(VoucherStore::batch);
    }

    /** Nobody else issues of it until this transaction ends. */
    Batch lockBatch(Tx tx, UUID id) {
        return batch(tx.dsl().fetchSingle(
                """
                select b.id as batch_id, b.programme, b.name, b.valid_from, b.valid_to as batch_valid_to, b.services, b.use, b.budget_fen,
                       b.issued_fen, b.born_from
                  from childcare.voucher_batch b where b.tenant_id = ? and b.id = ? for update""",
                tx.tenantId(), id));
    }

    /** Batches that begin in a year are budgeted one after the other. */
    void lockBudgets(Tx tx, int year) {
        tx.dsl().execute("select pg_advisory_xact_lock(hashtextextended(?, ?))", "childcare.voucher-budget " + year, (long) tx.tenantId());
    }

    /** What batches that begin in a year may still cost: their budget, and once no voucher of theirs is valid any more what was used. */
    long promisedFen(Read read, int year, LocalDate today) {
        return read.dsl()
                .fetchSingle(
                        """
                        select coalesce(sum(case when b.valid_to >= ? or v.last_day >= ? then b.budget_fen else coalesce(v.used_fen, 0) end), 0)::bigint as fen
                          from childcare.voucher_batch b
                          left join lateral (select max(valid_to) filter (where status = 'issued') as last_day, sum(value_fen - left_fen)::bigint as used_fen
                                               from childcare.voucher where tenant_id = b.tenant_id and batch_id = b.id) v on true
                         where b.tenant_id = ? and b.valid_from between ? and ?""",
                        today, today, read.tenantId(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .get("fen", long.class);
    }

    boolean hasVoucher(Read read, UUID batchId, UUID childId) {
        return read.dsl()
                .fetch("select id from childcare.voucher where tenant_id = ? and batch_id = ? and child_id = ?", read.tenantId(), batchId, childId)
                .isNotEmpty();
    }

    void addIssued(Tx tx, UUID batchId, long fen) {
        tx.dsl().execute("update childcare.voucher_batch set issued_fen = issued_fen + ? where tenant_id = ? and id = ?", fen, tx.tenantId(), batchId);
    }

    List<StoredVoucher> listOfChild(Read read, UUID childId) {
        return read.dsl()
                .fetch(SELECT.replace("and v.id = ?", "and v.child_id = ?") + " order by v.id", read.tenantId(), childId)
                .map(VoucherStore::voucher);
    }

    /** @param organisationId the institution's file */
    record SettledDay(UUID organisationId, LocalDate day, Money paid) {}

    List<SettledDay> listSettledDays(Read read, Collection<UUID> organisationIds) {
        return read.dsl()
                .fetch(
                        """
                        select i.organisation_id, (s.created_at at time zone 'Asia/Shanghai')::date as day, sum(s.paid_fen)::bigint as fen
                          from childcare.institution i
                          join childcare.voucher_settlement s on s.tenant_id = i.tenant_id and s.institution_id = i.id
                         where i.tenant_id = ? and i.organisation_id = any (?::uuid[]) group by 1, 2 order by 1, 2""",
                        read.tenantId(), organisationIds.toArray(UUID[]::new))
                .map(row -> new SettledDay(
                        row.get("organisation_id", UUID.class), row.get("day", LocalDate.class), Money.ofFen(row.get("fen", long.class))));
    }

    private static StoredVoucher voucher(Record row) {
        Batch batch = batch(row);
        return new StoredVoucher(
                row.get("id", UUID.class), batch, row.get("child_id", UUID.class), row.get("value_fen", long.class), row.get("left_fen", long.class),
                row.get("valid_to", LocalDate.class), row.get("status", String.class), Optional.ofNullable(row.get("replaced_by", UUID.class)));
    }

    private static Batch batch(Record row) {
        return new Batch(
                row.get("batch_id", UUID.class), row.get("programme", String.class), row.get("name", String.class),
                row.get("valid_from", LocalDate.class), row.get("batch_valid_to", LocalDate.class), List.of(row.get("services", String[].class)),
                row.get("use", String.class).equals("once"), row.get("budget_fen", long.class), row.get("issued_fen", long.class),
                Optional.ofNullable(row.get("born_from", LocalDate.class)));
    }
}
