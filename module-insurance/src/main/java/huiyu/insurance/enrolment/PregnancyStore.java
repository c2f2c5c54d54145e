package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class PregnancyStore {

    /** Opens a file; while one is open, nothing happens. */
    boolean open(Tx tx, Pregnancy pregnancy, String by, Instant at) {
        return tx.dsl().execute(
                        """
                        insert into insurance.pregnancy
                          (tenant_id, id, person_id, registered_on, expected_on, institution, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
                        on conflict (tenant_id, person_id) where ended_on is null do nothing""",
                        tx.tenantId(), pregnancy.id(), pregnancy.personId(), pregnancy.registeredOn(), pregnancy.expectedOn(),
                        pregnancy.institution().orElse(null), at.atOffset(ZoneOffset.UTC), by)
                == 1;
    }

    void end(Tx tx, UUID woman, LocalDate day) {
        tx.dsl().execute(
                """
                update insurance.pregnancy set ended_on = ?
                 where tenant_id = ? and person_id = any (core.ids_of_file(?)) and ended_on is null and registered_on <= ?""",
                day, tx.tenantId(), woman, day);
    }

    void reopen(Tx tx, UUID woman, LocalDate day) {
        tx.dsl().execute(
                """
                update insurance.pregnancy p set ended_on = null
                 where p.tenant_id = ? and p.person_id = any (core.ids_of_file(?)) and p.ended_on = ? and not exists (
                   select from insurance.pregnancy o
                    where o.tenant_id = p.tenant_id and o.person_id = any (core.ids_of_file(?)) and o.ended_on is null)""",
                tx.tenantId(), woman, day, woman);
    }

    List<Pregnancy> list(Read read, UUID personId) {
        return read.dsl()
                .fetch(
                        """
                        select id, person_id, registered_on, expected_on, institution, ended_on from insurance.pregnancy
                         where tenant_id = ? and person_id = ? order by registered_on desc, id desc""",
                        read.tenantId(), personId)
                .map(row -> new Pregnancy(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("registered_on", LocalDate.class),
                        row.get("expected_on", LocalDate.class),
                        Optional.ofNullable(row.get("institution", String.class)),
                        Optional.ofNullable(row.get("ended_on", LocalDate.class))));
    }
}
