package huiyu.core.recusal;

import static huiyu.core.db.tables.Tables.RECUSAL;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Which persons a staff member is, or is related to: cases of their families are for others (回避). */
@Repository
class RecusalStore {

    record Recusal(String subject, UUID personId, String reason) {}

    void put(Tx tx, Recusal recusal, String by, Instant at) {
        tx.dsl()
                .insertInto(RECUSAL)
                .columns(
                        RECUSAL.TENANT_ID, RECUSAL.SUBJECT, RECUSAL.PERSON_ID, RECUSAL.REASON, RECUSAL.RECORDED_BY,
                        RECUSAL.RECORDED_AT)
                .values(
                        tx.tenantId(), recusal.subject(), recusal.personId(), recusal.reason(), by,
                        at.atOffset(ZoneOffset.UTC))
                .onConflict(RECUSAL.TENANT_ID, RECUSAL.SUBJECT, RECUSAL.PERSON_ID)
                .doNothing()
                .execute();
    }

    /** Files as they are read today, that is after merges. */
    Set<UUID> listPersons(Read read, String subject) {
        return read.dsl()
                .resultQuery(
                        """
                        select p.root_id
                          from core.recusal r
                          join core.person p on p.tenant_id = r.tenant_id and p.id = r.person_id
                         where r.tenant_id = ? and r.subject = ?""",
                        read.tenantId(), subject)
                .fetchSet("root_id", UUID.class);
    }

    List<Recusal> list(Read read) {
        return read.dsl()
                .selectFrom(RECUSAL)
                .where(RECUSAL.TENANT_ID.eq(read.tenantId()))
                .orderBy(RECUSAL.SUBJECT, RECUSAL.PERSON_ID)
                .fetch(row -> new Recusal(row.getSubject(), row.getPersonId(), row.getReason()));
    }
}
