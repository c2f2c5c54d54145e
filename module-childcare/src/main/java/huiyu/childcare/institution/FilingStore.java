package huiyu.childcare.institution;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class FilingStore {

    private static final String SELECT =
            """
            select f.id, i.code, f.submitted_on, f.handed_in, f.missing, f.answer_by, f.status, f.decided_on, f.published_on
              from childcare.filing f
              join childcare.institution i on i.tenant_id = f.tenant_id and i.id = f.institution_id
             where f.tenant_id = ? and""";

    List<Filing> list(Read read, UUID institutionId) {
        return read.dsl()
                .fetch(SELECT + " f.institution_id = ? order by f.submitted_on desc, f.id desc", read.tenantId(), institutionId)
                .map(FilingStore::filing);
    }

    /** @throws ProblemException 404 {@code filing-not-found} */
    Filing getLocked(Tx tx, UUID id) {
        return tx.dsl().fetch(SELECT + " f.id = ? for update of f", tx.tenantId(), id).stream()
                .findFirst()
                .map(FilingStore::filing)
                .orElseThrow(() -> ProblemException.notFound("filing-not-found", Map.of("filing", id)));
    }

    UUID insert(Tx tx, UUID institutionId, LocalDate submittedOn, List<String> handedIn, List<String> missing, LocalDate answerBy) {
        UUID id = Ids.next();
        tx.dsl().execute(
                """
                insert into childcare.filing (tenant_id, id, institution_id, submitted_on, handed_in, missing, answer_by, status)
                values (?, ?, ?, ?, ?::text[], ?::text[], ?, 'received')""",
                tx.tenantId(), id, institutionId, submittedOn, handedIn.toArray(String[]::new), missing.toArray(String[]::new), answerBy);
        return id;
    }

    /** What is accepted is published the same day. */
    void decide(Tx tx, UUID id, String status, LocalDate on, String by) {
        tx.dsl().execute(
                """
                update childcare.filing set status = ?, decided_on = ?, decided_by = ?, published_on = case when ? = 'filed' then ?::date end
                 where tenant_id = ? and id = ?""",
                status, on, by, status, on, tx.tenantId(), id);
    }

    private static Filing filing(Record row) {
        return new Filing(
                row.get("id", UUID.class), row.get("code", String.class), row.get("submitted_on", LocalDate.class),
                List.of(row.get("handed_in", String[].class)), List.of(row.get("missing", String[].class)),
                row.get("answer_by", LocalDate.class), row.get("status", String.class),
                Optional.ofNullable(row.get("decided_on", LocalDate.class)), Optional.ofNullable(row.get("published_on", LocalDate.class)));
    }
}
