package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class EnrolmentStore {

    private static final String SELECT =
            """
            select e.*, m.credit_code from insurance.enrolment e
              left join insurance.employer m on m.tenant_id = e.tenant_id and m.id = e.employer_id
            """;

    private final JsonMapper json;

    EnrolmentStore(JsonMapper json) {
        this.json = json;
    }

    /** Newest first. @param fileIds all ids whose rows are read as one person's file */
    List<Enrolment> list(Read read, UUID[] fileIds) {
        return read.dsl()
                .fetch(SELECT + "where e.tenant_id = ? and e.person_id = any (?::uuid[]) order by e.valid_from desc, e.id desc", read.tenantId(), fileIds)
                .map(this::enrolment);
    }

    /** The first enrolment that stands of each person ever enrolled, by the day it was paid. */
    Map<UUID, Enrolments.FirstPremium> listFirst(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (asked.root) asked.root, e.kind, e.paid_on, e.individual_fen - e.subsidy_fen as fen
                          from unnest(?::uuid[]) as asked (root)
                          join insurance.enrolment e on e.tenant_id = ? and e.person_id = any (core.ids_of_file(asked.root))
                           and e.superseded_at is null
                         order by asked.root, e.paid_on, e.id""",
                        rootIds.toArray(UUID[]::new), read.tenantId())
                .intoMap(
                        row -> row.get("root", UUID.class),
                        row -> new Enrolments.FirstPremium(
                                row.get("kind", String.class), row.get("paid_on", LocalDate.class), row.get("fen", long.class)));
    }

    Optional<Enrolment> find(Read read, UUID id) {
        return read.dsl()
                .fetch(SELECT + "where e.tenant_id = ? and e.id = ?", read.tenantId(), id)
                .stream()
                .map(this::enrolment)
                .findFirst();
    }

    /** Enrolments of a person come one after the other. */
    void lock(Tx tx, UUID personId) {
        tx.dsl().execute(
                "select pg_advisory_xact_lock(?, hashtext(?))", tx.tenantId(), "enrolment " + personId);
    }

    void insert(Tx tx, Enrolment enrolment, Optional<UUID> employerId, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.enrolment
                  (tenant_id, id, person_id, kind, insured_year, employer_id, guardian_id, paid_on, individual_fen, fiscal_fen,
                   subsidy_fen, waiting_months, valid_from, valid_to, basis, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::timestamptz, ?)""",
                tx.tenantId(), enrolment.id(), enrolment.personId(), enrolment.kind(), enrolment.insuredYear(),
                employerId.orElse(null), enrolment.guardianId().orElse(null), enrolment.paidOn(), enrolment.individualFen(),
                enrolment.fiscalFen(), enrolment.subsidyFen(), enrolment.waitingMonths(), enrolment.coverFrom(),
                enrolment.coverTo().orElse(null), json.writeValueAsString(enrolment.basis()), at.atOffset(ZoneOffset.UTC), by);
    }

    /** The employer an enrolment names, by id. */
    Optional<UUID> findEmployer(Read read, UUID enrolmentId) {
        return read.dsl()
                .fetch("select employer_id from insurance.enrolment where tenant_id = ? and id = ?", read.tenantId(), enrolmentId)
                .stream()
                .findFirst()
                .map(row -> row.get("employer_id", UUID.class));
    }

    void supersede(Tx tx, UUID id, UUID by, Instant at) {
        tx.dsl().execute(
                "update insurance.enrolment set superseded_at = ?::timestamptz, superseded_by = ? where tenant_id = ? and id = ?",
                at.atOffset(ZoneOffset.UTC), by, tx.tenantId(), id);
    }

    /** All ids whose rows are read as the file of a person. */
    UUID[] fileOf(Read read, UUID rootId) {
        return read.dsl()
                .fetchSingle("select core.ids_of_file(?) as ids", rootId)
                .get("ids", UUID[].class);
    }

    private Enrolment enrolment(Record row) {
        return new Enrolment(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("kind", String.class),
                row.get("insured_year", int.class),
                Optional.ofNullable(row.get("credit_code", String.class)),
                Optional.ofNullable(row.get("guardian_id", UUID.class)),
                row.get("paid_on", LocalDate.class),
                row.get("individual_fen", long.class),
                row.get("fiscal_fen", long.class),
                row.get("subsidy_fen", long.class),
                row.get("waiting_months", int.class),
                row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)),
                json.readValue(row.get("basis", JSONB.class).data(), new TypeReference<Map<String, Object>>() {}),
                row.get("superseded_at") != null);
    }
}
