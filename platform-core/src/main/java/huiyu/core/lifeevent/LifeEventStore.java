package huiyu.core.lifeevent;

import static huiyu.core.db.tables.Tables.LIFE_EVENT;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.LifeEventRecord;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LifeEventStore {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper json;

    LifeEventStore(JsonMapper json) {
        this.json = json;
    }

    /** An event with the hash of the report that brought it. */
    record Reported(LifeEvent event, byte[] reportHash) {}

    /** False when the source has reported this number before, also just now in another transaction. */
    boolean insert(Tx tx, Reported reported) {
        LifeEvent event = reported.event();
        return tx.dsl()
                        .insertInto(LIFE_EVENT)
                        .columns(
                                LIFE_EVENT.TENANT_ID, LIFE_EVENT.ID, LIFE_EVENT.KIND, LIFE_EVENT.SOURCE,
                                LIFE_EVENT.EVENT_NUMBER, LIFE_EVENT.REPORT_HASH, LIFE_EVENT.OCCURRED_ON,
                                LIFE_EVENT.REPORTED_AT, LIFE_EVENT.SUBJECT_ID, LIFE_EVENT.DETAILS)
                        .values(
                                tx.tenantId(), event.id(), event.kind().code(), event.source(), event.eventNumber(),
                                reported.reportHash(), event.occurredOn(), event.reportedAt().atOffset(ZoneOffset.UTC),
                                event.subjectId(), JSONB.jsonb(json.writeValueAsString(event.details())))
                        .onConflict(LIFE_EVENT.TENANT_ID, LIFE_EVENT.SOURCE, LIFE_EVENT.EVENT_NUMBER)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<Reported> findByNumber(Read read, String source, String eventNumber) {
        return read.dsl()
                .selectFrom(LIFE_EVENT)
                .where(LIFE_EVENT.TENANT_ID.eq(read.tenantId()))
                .and(LIFE_EVENT.SOURCE.eq(source))
                .and(LIFE_EVENT.EVENT_NUMBER.eq(eventNumber))
                .fetchOptional(row -> new Reported(read(row), row.getReportHash()));
    }

    LifeEvent get(Read read, UUID id) {
        return read.dsl()
                .selectFrom(LIFE_EVENT)
                .where(LIFE_EVENT.TENANT_ID.eq(read.tenantId()))
                .and(LIFE_EVENT.ID.eq(id))
                .fetchOptional(this::read)
                .orElseThrow(() -> ProblemException.notFound("life-event-not-found", Map.of()));
    }

    List<LifeEvent> listOfSubject(Read read, UUID subjectId, Optional<Cursor> after, int limit) {
        Condition condition = LIFE_EVENT.TENANT_ID.eq(read.tenantId()).and(LIFE_EVENT.SUBJECT_ID.eq(subjectId));
        if (after.isPresent()) {
            condition = condition.and(LIFE_EVENT.ID.lt(after.get().id(0)));
        }
        return read.dsl()
                .selectFrom(LIFE_EVENT)
                .where(condition)
                .orderBy(LIFE_EVENT.ID.desc())
                .limit(limit)
                .fetch(this::read);
    }

    private LifeEvent read(LifeEventRecord row) {
        return new LifeEvent(
                row.getId(),
                LifeEventKind.of(row.getKind()),
                row.getSource(),
                row.getEventNumber(),
                row.getOccurredOn(),
                row.getReportedAt().toInstant(),
                row.getSubjectId(),
                json.readValue(row.getDetails().data(), MAP));
    }
}
