package huiyu.insurance.care;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class CareEnrolmentStore {

    /** @param day of payment */
    record Premium(UUID grandchildId, LocalDate day, long fen) {}

    /** False when the person is enrolled for the year already. */
    boolean insert(Tx tx, CareEnrolment made, String by, Instant at) {
        return tx.dsl().execute(
                        """
                        insert into insurance.care_enrolment
                          (tenant_id, id, person_id, grandchild_id, insured_year, paid_on, premium_fen, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?) on conflict do nothing""",
                        tx.tenantId(), made.id(), made.personId(), made.grandchildId().orElse(null), made.insuredYear(), made.paidOn(),
                        made.premiumFen(), at.atOffset(ZoneOffset.UTC), by)
                == 1;
    }

    /** Newest first. */
    List<CareEnrolment> list(Read read, UUID personId) {
        return read.dsl()
                .fetch(
                        "select * from insurance.care_enrolment where tenant_id = ? and person_id = any (core.ids_with(?)) order by insured_year desc, id desc",
                        read.tenantId(), personId)
                .map(CareEnrolmentStore::enrolment);
    }

    Optional<CareEnrolment> find(Read read, UUID id) {
        return read.dsl()
                .fetch("select * from insurance.care_enrolment where tenant_id = ? and id = ?", read.tenantId(), id)
                .stream()
                .map(CareEnrolmentStore::enrolment)
                .findFirst();
    }

    /** False when it is withdrawn already. */
    boolean withdraw(Tx tx, UUID id, Instant at) {
        return tx.dsl().execute(
                        "update insurance.care_enrolment set withdrawn_at = ?::timestamptz where tenant_id = ? and id = ? and withdrawn_at is null",
                        at.atOffset(ZoneOffset.UTC), tx.tenantId(), id)
                == 1;
    }

    private static CareEnrolment enrolment(Record row) {
        return new CareEnrolment(
                row.get("id", UUID.class), row.get("person_id", UUID.class),
                Optional.ofNullable(row.get("grandchild_id", UUID.class)), row.get("insured_year", int.class),
                row.get("paid_on", LocalDate.class), row.get("premium_fen", long.class), row.get("withdrawn_at") != null);
    }

    /** What grandparents paid for each of some children, day by day. */
    List<Premium> listPremiums(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select asked.root, e.paid_on, sum(e.premium_fen)::bigint as fen
                          from unnest(?::uuid[]) as asked (root)
                          join insurance.care_enrolment e on e.tenant_id = ? and e.grandchild_id = any (core.ids_of_file(asked.root))
                           and e.withdrawn_at is null
                         group by asked.root, e.paid_on order by asked.root, e.paid_on""",
                        rootIds.toArray(UUID[]::new), read.tenantId())
                .map(row -> new Premium(
                        row.get("root", UUID.class), row.get("paid_on", LocalDate.class), row.get("fen", long.class)));
    }
}
