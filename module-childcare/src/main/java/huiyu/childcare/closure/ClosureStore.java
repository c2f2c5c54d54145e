package huiyu.childcare.closure;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository("childcareClosureStore")
class ClosureStore {

    record Closure(LocalDate announcedOn, LocalDate lastDay, String reason, Optional<LocalDate> completedOn) {}

    record Prepaid(
            UUID id, UUID institutionId, UUID childId, long paidFen, long usedFen, LocalDate paidOn, Optional<LocalDate> settledOn, Optional<String> how) {}

    /** A child that is enrolled beyond the last day. */
    record Stays(UUID enrolmentId, UUID childId) {}

    Optional<Closure> find(Read read, UUID institutionId) {
        return read.dsl()
                .fetch("select * from childcare.closure where tenant_id = ? and institution_id = ?", read.tenantId(), institutionId)
                .stream()
                .findFirst()
                .map(row -> new Closure(
                        row.get("announced_on", LocalDate.class), row.get("last_day", LocalDate.class), row.get("reason", String.class),
                        Optional.ofNullable(row.get("completed_on", LocalDate.class))));
    }

    void insert(Tx tx, UUID institutionId, Closure closure, String by) {
        tx.dsl().execute(
                """
                insert into childcare.closure (tenant_id, institution_id, announced_on, last_day, reason, announced_by) values (?, ?, ?, ?, ?, ?)""",
                tx.tenantId(), institutionId, closure.announcedOn(), closure.lastDay(), closure.reason(), by);
        tx.dsl().execute("update childcare.institution set closed_on = ? where tenant_id = ? and id = ?", closure.lastDay(), tx.tenantId(), institutionId);
    }

    void complete(Tx tx, UUID institutionId, LocalDate on, String by) {
        tx.dsl().execute(
                "update childcare.closure set completed_on = ?, completed_by = ? where tenant_id = ? and institution_id = ?",
                on, by, tx.tenantId(), institutionId);
    }

    List<Stays> listStaying(Read read, UUID institutionId, LocalDate lastDay) {
        return read.dsl()
                .fetch(
                        """
                        select id, child_id from childcare.enrolment
                         where tenant_id = ? and institution_id = ? and (valid_to is null or valid_to > ?) order by id""",
                        read.tenantId(), institutionId, lastDay)
                .map(row -> new Stays(row.get("id", UUID.class), row.get("child_id", UUID.class)));
    }

    /** What vouchers paid at the institution and is in no settlement yet. */
    long unsettledVouchersFen(Read read, UUID institutionId) {
        return read.dsl()
                .fetchSingle(
                        """
                        select coalesce(sum(paid_fen), 0)::bigint as fen from childcare.voucher_use
                         where tenant_id = ? and institution_id = ? and settlement_id is null""",
                        read.tenantId(), institutionId)
                .get("fen", long.class);
    }

    List<Prepaid> listUnsettled(Read read, UUID institutionId) {
        return read.dsl()
                .fetch(
                        "select * from childcare.prepaid_fee where tenant_id = ? and institution_id = ? and settled_on is null order by id",
                        read.tenantId(), institutionId)
                .map(ClosureStore::prepaid);
    }

    Optional<Prepaid> findLocked(Tx tx, UUID id) {
        return tx.dsl()
                .fetch("select * from childcare.prepaid_fee where tenant_id = ? and id = ? for update", tx.tenantId(), id)
                .stream()
                .findFirst()
                .map(ClosureStore::prepaid);
    }

    UUID insertPrepaid(Tx tx, UUID institutionId, UUID childId, long fen, LocalDate paidOn, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.prepaid_fee (tenant_id, id, institution_id, child_id, paid_fen, paid_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), id, institutionId, childId, fen, paidOn, at.atOffset(ZoneOffset.UTC), by);
        return id;
    }

    void settle(Tx tx, UUID id, long usedFen, String how, LocalDate on, String by) {
        tx.dsl().execute(
                "update childcare.prepaid_fee set used_fen = ?, settled_on = ?, settled_how = ?, settled_by = ? where tenant_id = ? and id = ?",
                usedFen, on, how, by, tx.tenantId(), id);
    }

    private static Prepaid prepaid(Record row) {
        return new Prepaid(
                row.get("id", UUID.class), row.get("institution_id", UUID.class), row.get("child_id", UUID.class), row.get("paid_fen", long.class),
                row.get("used_fen", long.class), row.get("paid_on", LocalDate.class), Optional.ofNullable(row.get("settled_on", LocalDate.class)),
                Optional.ofNullable(row.get("settled_how", String.class)));
    }
}
