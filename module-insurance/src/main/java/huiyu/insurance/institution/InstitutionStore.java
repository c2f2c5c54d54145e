package huiyu.insurance.institution;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.insurance.institution.Institution.Term;
import java.time.Instant;
import java.time.LocalDate;
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
class InstitutionStore {

    private static final String TERMS =
            """
            select institution_id, level, division_code, contract, valid_from, valid_to from insurance.institution_term
             where tenant_id = ? and institution_id = any (?::uuid[]) order by institution_id, valid_from""";

    Optional<Institution> find(Read read, String code) {
        return withTerms(read, read.dsl().fetch(
                        "select id, code, name_zh, name_en, client_id from insurance.institution where tenant_id = ? and code = ?",
                        read.tenantId(), code))
                .stream()
                .findFirst();
    }

    String divisionOf(Read read) {
        return read.dsl()
                .fetchSingle("select division_code from core.tenant where id = ?", read.tenantId())
                .get("division_code", String.class);
    }

    /** Those with a code after the given one. */
    List<Institution> list(Read read, String after, int limit) {
        return withTerms(read, read.dsl().fetch(
                """
                select id, code, name_zh, name_en, client_id from insurance.institution
                 where tenant_id = ? and code > ? order by code limit ?""",
                read.tenantId(), after, limit));
    }

    void put(Tx tx, String code, String nameZh, String nameEn, Optional<String> clientId, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.institution (tenant_id, code, name_zh, name_en, client_id, created_at, created_by)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?)
                on conflict (tenant_id, code) do update
                   set name_zh = excluded.name_zh, name_en = excluded.name_en, client_id = excluded.client_id""",
                tx.tenantId(), code, nameZh, nameEn, clientId.orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    /** Changes of one institution's terms come one after the other. */
    void lock(Tx tx, UUID institutionId) {
        tx.dsl().execute(
                "select from insurance.institution where tenant_id = ? and id = ? for update", tx.tenantId(), institutionId);
    }

    /** The term open on the day before ends there. */
    void endBefore(Tx tx, UUID institutionId, LocalDate day) {
        tx.dsl().execute(
                """
                update insurance.institution_term set valid_to = ?
                 where tenant_id = ? and institution_id = ? and valid_from < ? and (valid_to is null or valid_to >= ?)""",
                day.minusDays(1), tx.tenantId(), institutionId, day, day);
    }

    void insertTerm(Tx tx, UUID institutionId, Term term, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.institution_term
                  (tenant_id, institution_id, level, division_code, contract, valid_from, valid_to, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), institutionId, term.level(), term.divisionCode(), term.contract(), term.validFrom(),
                term.validTo().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    private List<Institution> withTerms(Read read, Result<Record> rows) {
        UUID[] ids = rows.map(row -> row.get("id", UUID.class)).toArray(UUID[]::new);
        Map<UUID, List<Term>> terms = read.dsl().fetch(TERMS, read.tenantId(), ids).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("institution_id", UUID.class),
                        Collectors.mapping(InstitutionStore::term, Collectors.toList())));
        return rows.map(row -> new Institution(
                row.get("id", UUID.class),
                row.get("code", String.class),
                row.get("name_zh", String.class),
                row.get("name_en", String.class),
                Optional.ofNullable(row.get("client_id", String.class)),
                terms.getOrDefault(row.get("id", UUID.class), List.of())));
    }

    private static Term term(Record row) {
        return new Term(
                row.get("level", int.class),
                row.get("division_code", String.class),
                row.get("contract", String.class),
                row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)));
    }
}
