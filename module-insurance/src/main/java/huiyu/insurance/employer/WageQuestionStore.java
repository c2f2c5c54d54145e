package huiyu.insurance.employer;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class WageQuestionStore {

    /** Asks each of the person's employers on a day that has declared nothing for the year. */
    void ask(Tx tx, UUID personId, LocalDate day, int year, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.wage_question (tenant_id, employer_id, year, person_id, asked_at)
                select distinct e.tenant_id, e.employer_id, ?::int, ?::uuid, ?::timestamptz
                  from insurance.enrolment e
                 where e.tenant_id = ? and e.person_id = any (core.ids_of_file(?)) and e.superseded_at is null
                   and e.employer_id is not null and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?)
                   and not exists (
                     select from insurance.wage_declaration w
                      where w.tenant_id = e.tenant_id and w.employer_id = e.employer_id and w.year = ? and w.superseded_at is null)
                on conflict (tenant_id, employer_id, year, person_id) where closed_at is null do nothing""",
                year, personId, at.atOffset(ZoneOffset.UTC), tx.tenantId(), personId, day, day, year);
    }

    void withdraw(Tx tx, UUID personId, Instant at) {
        tx.dsl().execute(
                """
                update insurance.wage_question set closed_at = ?::timestamptz, outcome = 'withdrawn'
                 where tenant_id = ? and person_id = any (core.ids_of_file(?)) and closed_at is null""",
                at.atOffset(ZoneOffset.UTC), tx.tenantId(), personId);
    }

    void answer(Tx tx, UUID employerId, int year, Instant at) {
        tx.dsl().execute(
                """
                update insurance.wage_question set closed_at = ?::timestamptz, outcome = 'declared'
                 where tenant_id = ? and employer_id = ? and year = ? and closed_at is null""",
                at.atOffset(ZoneOffset.UTC), tx.tenantId(), employerId, year);
    }

    /** Open ones, by credit code and year, after a code and year. @param only of this employer; empty for all */
    List<WageQuestion> list(Read read, Optional<UUID> only, String afterCode, int afterYear, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select m.credit_code, m.name, q.year, min(q.asked_at) as since, count(*)::int as waiting
                          from insurance.wage_question q
                          join insurance.employer m on m.tenant_id = q.tenant_id and m.id = q.employer_id
                         where q.tenant_id = ? and q.closed_at is null and (?::uuid is null or q.employer_id = ?)
                           and (m.credit_code > ? or m.credit_code = ? and q.year > ?)
                         group by m.credit_code, m.name, q.year
                         order by m.credit_code, q.year limit ?""",
                        read.tenantId(), only.orElse(null), only.orElse(null), afterCode, afterCode, afterYear, limit)
                .map(row -> new WageQuestion(
                        row.get("credit_code", String.class),
                        row.get("name", String.class),
                        row.get("year", int.class),
                        row.get("since", OffsetDateTime.class).toInstant(),
                        row.get("waiting", int.class)));
    }
}
