package huiyu.insurance.employer;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.insurance.employer.Employer.DeclaredWage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

@Repository
class EmployerStore {

    Optional<Employer> find(Read read, String creditCode) {
        return withWages(read, read.dsl().fetch(
                        "select id, credit_code, name, client_id from insurance.employer where tenant_id = ? and credit_code = ?",
                        read.tenantId(), creditCode))
                .stream()
                .findFirst();
    }

    /** Those with a code after the given one. */
    List<Employer> list(Read read, String after, int limit) {
        return withWages(read, read.dsl().fetch(
                """
                select id, credit_code, name, client_id from insurance.employer
                 where tenant_id = ? and credit_code > ? order by credit_code limit ?""",
                read.tenantId(), after, limit));
    }

    void put(Tx tx, String creditCode, String name, Optional<String> clientId, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.employer (tenant_id, credit_code, name, client_id, created_at, created_by)
                values (?, ?, ?, ?, ?::timestamptz, ?)
                on conflict (tenant_id, credit_code) do update set name = excluded.name, client_id = excluded.client_id""",
                tx.tenantId(), creditCode, name, clientId.orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    void lock(Tx tx, UUID employerId) {
        tx.dsl().execute(
                "select from insurance.employer where tenant_id = ? and id = ? for update", tx.tenantId(), employerId);
    }

    void declare(Tx tx, UUID employerId, DeclaredWage wage, String by) {
        OffsetDateTime at = wage.declaredAt().atOffset(ZoneOffset.UTC);
        tx.dsl().execute(
                """
                update insurance.wage_declaration set superseded_at = ?::timestamptz
                 where tenant_id = ? and employer_id = ? and year = ? and superseded_at is null""",
                at, tx.tenantId(), employerId, wage.year());
        tx.dsl().execute(
                """
                insert into insurance.wage_declaration
                  (tenant_id, employer_id, year, average_monthly_fen, headcount, declared_at, declared_by)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), employerId, wage.year(), wage.averageMonthlyFen(), wage.headcount(), at, by);
    }

    private List<Employer> withWages(Read read, Result<Record> rows) {
        UUID[] ids = rows.map(row -> row.get("id", UUID.class)).toArray(UUID[]::new);
        Map<UUID, List<DeclaredWage>> wages = read.dsl().fetch(
                        """
                        select employer_id, year, average_monthly_fen, headcount, declared_at from insurance.wage_declaration
                         where tenant_id = ? and employer_id = any (?::uuid[]) and superseded_at is null
                         order by employer_id, year desc""",
                        read.tenantId(), ids)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("employer_id", UUID.class),
                        Collectors.mapping(EmployerStore::wage, Collectors.toList())));
        return rows.map(row -> new Employer(
                row.get("id", UUID.class),
                row.get("credit_code", String.class),
                row.get("name", String.class),
                Optional.ofNullable(row.get("client_id", String.class)),
                wages.getOrDefault(row.get("id", UUID.class), List.of())));
    }

    private static DeclaredWage wage(Record row) {
        return new DeclaredWage(
                row.get("year", int.class),
                row.get("average_monthly_fen", long.class),
                row.get("headcount", int.class),
                row.get("declared_at", OffsetDateTime.class).toInstant());
    }
}
