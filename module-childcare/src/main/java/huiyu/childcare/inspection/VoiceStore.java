package huiyu.childcare.inspection;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What parents say, and what institutions must report. */
@Repository("childcareVoiceStore")
class VoiceStore {

    record Feedback(UUID id, int stars, String says, LocalDate givenOn, Optional<String> answer, Optional<LocalDate> answeredOn) {}

    record Incident(
            UUID id, String institution, String kind, OffsetDateTime happenedAt, OffsetDateTime dueAt, OffsetDateTime reportedAt, String says,
            Optional<LocalDate> closedOn, Optional<String> closedHow) {

        boolean late() {
            return reportedAt.isAfter(dueAt);
        }
    }

    private static final String INCIDENTS =
            """
            select n.*, i.code as institution from childcare.incident n
              join childcare.institution i on i.tenant_id = n.tenant_id and i.id = n.institution_id
             where n.tenant_id = ? and""";

    boolean wasEnrolled(Read read, UUID institutionId, UUID childId) {
        return read.dsl()
                .fetch(
                        "select id from childcare.enrolment where tenant_id = ? and institution_id = ? and child_id = ? limit 1",
                        read.tenantId(), institutionId, childId)
                .isNotEmpty();
    }

    /** Empty if the child's family has said something that day already. */
    Optional<UUID> insertFeedback(Tx tx, UUID institutionId, UUID childId, int stars, String says, LocalDate on, String by) {
        UUID id = Ids.next();
        int rows = tx.dsl().execute(
                """
                insert into childcare.feedback (tenant_id, id, institution_id, child_id, stars, says, given_on, given_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                tx.tenantId(), id, institutionId, childId, stars, says, on, by);
        return rows == 1 ? Optional.of(id) : Optional.empty();
    }

    List<Feedback> listFeedback(Read read, UUID institutionId, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select * from childcare.feedback where tenant_id = ? and institution_id = ? and (?::uuid is null or id < ?)
                         order by id desc limit ?""",
                        read.tenantId(), institutionId, after.orElse(null), after.orElse(null), limit)
                .map(VoiceStore::feedback);
    }

    /** Which institution a feedback is about. */
    Optional<String> findInstitution(Read read, UUID feedbackId) {
        return read.dsl()
                .fetch(
                        """
                        select i.code from childcare.feedback f join childcare.institution i on i.tenant_id = f.tenant_id and i.id = f.institution_id
                         where f.tenant_id = ? and f.id = ?""",
                        read.tenantId(), feedbackId)
                .stream()
                .findFirst()
                .map(row -> row.get("code", String.class));
    }

    void answer(Tx tx, UUID feedbackId, String answer, LocalDate on) {
        tx.dsl().execute(
                "update childcare.feedback set answer = ?, answered_on = ? where tenant_id = ? and id = ?", answer, on, tx.tenantId(), feedbackId);
    }

    UUID insertIncident(Tx tx, UUID institutionId, String kind, OffsetDateTime happenedAt, OffsetDateTime dueAt, String says, String by, Instant at) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.incident (tenant_id, id, institution_id, kind, happened_at, report_due_at, reported_at, reported_by, says)
                values (?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?)""",
                tx.tenantId(), id, institutionId, kind, happenedAt, dueAt, at.atOffset(ZoneOffset.UTC), by, says);
        return id;
    }

    Optional<Incident> findIncidentLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(INCIDENTS + " n.id = ? for update of n", tx.tenantId(), id).stream().findFirst().map(VoiceStore::incident);
    }

    /** The latest reported first. */
    List<Incident> listIncidents(Read read, Optional<String> institution, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        INCIDENTS + " (?::text is null or i.code = ?) and (?::uuid is null or n.id < ?) order by n.id desc limit ?",
                        read.tenantId(), institution.orElse(null), institution.orElse(null), after.orElse(null), after.orElse(null), limit)
                .map(VoiceStore::incident);
    }

    void closeIncident(Tx tx, UUID id, LocalDate on, String how, String by) {
        tx.dsl().execute(
                "update childcare.incident set closed_on = ?, closed_how = ?, closed_by = ? where tenant_id = ? and id = ?", on, how, by, tx.tenantId(), id);
    }

    private static Feedback feedback(Record row) {
        return new Feedback(
                row.get("id", UUID.class), row.get("stars", int.class), row.get("says", String.class), row.get("given_on", LocalDate.class),
                Optional.ofNullable(row.get("answer", String.class)), Optional.ofNullable(row.get("answered_on", LocalDate.class)));
    }

    private static Incident incident(Record row) {
        return new Incident(
                row.get("id", UUID.class), row.get("institution", String.class), row.get("kind", String.class),
                row.get("happened_at", OffsetDateTime.class), row.get("report_due_at", OffsetDateTime.class), row.get("reported_at", OffsetDateTime.class),
                row.get("says", String.class), Optional.ofNullable(row.get("closed_on", LocalDate.class)),
                Optional.ofNullable(row.get("closed_how", String.class)));
    }
}
