package huiyu.insurance.allowance;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** How women are insured, and what their employers declared. */
@Repository
class WageStore {

    /** @param wageYear and {@code averageFen}: declared by the employer; empty when it declared nothing */
    record Insured(
            UUID personId, String kind, LocalDate from, Optional<LocalDate> to, Optional<Integer> wageYear, long averageFen) {}

    /** Women with a delivery settled since a day who are or were insured through an employer. */
    List<UUID> listDelivered(Read read, UUID employerId, LocalDate since) {
        return read.dsl()
                .fetch(
                        """
                        select distinct s.person_id
                          from insurance.enrolment e
                          join insurance.settlement s on s.tenant_id = e.tenant_id and s.person_id = any (core.ids_of_file(e.person_id))
                         where e.tenant_id = ? and e.employer_id = ? and e.superseded_at is null
                           and s.kind = 'delivery' and s.state <> 'reversed' and s.discharged_on >= ?""",
                        read.tenantId(), employerId, since)
                .map(row -> row.get("person_id", UUID.class));
    }

    List<Insured> list(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select asked.root as person_id, e.kind, e.valid_from, e.valid_to, w.year, w.average_monthly_fen
                          from unnest(?::uuid[]) as asked (root)
                          join insurance.enrolment e on e.tenant_id = ? and e.person_id = any (core.ids_of_file(asked.root)) and e.superseded_at is null
                          left join insurance.wage_declaration w on w.tenant_id = e.tenant_id and w.employer_id = e.employer_id and w.superseded_at is null
                         order by e.valid_from, w.year""",
                        rootIds.toArray(UUID[]::new), read.tenantId())
                .map(row -> new Insured(
                        row.get("person_id", UUID.class),
                        row.get("kind", String.class),
                        row.get("valid_from", LocalDate.class),
                        Optional.ofNullable(row.get("valid_to", LocalDate.class)),
                        Optional.ofNullable(row.get("year", Integer.class)),
                        Optional.ofNullable(row.get("average_monthly_fen", Long.class)).orElse(0L)));
    }
}
