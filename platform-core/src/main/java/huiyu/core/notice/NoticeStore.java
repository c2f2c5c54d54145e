package huiyu.core.notice;

import static huiyu.core.db.tables.Tables.NOTICE;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.NoticeRecord;
import huiyu.core.notice.NoticeChannel.Words;
import huiyu.core.web.Cursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.springframework.stereotype.Repository;

@Repository
class NoticeStore {

    /** False when the person had this notice on this occasion before. */
    boolean insert(Tx tx, Notice notice) {
        return tx.dsl()
                        .insertInto(NOTICE)
                        .columns(
                                NOTICE.TENANT_ID, NOTICE.ID, NOTICE.TEMPLATE_CODE, NOTICE.PERSON_ID, NOTICE.ABOUT_ID,
                                NOTICE.OCCASION, NOTICE.STATUS, NOTICE.CREATED_AT)
                        .values(
                                tx.tenantId(), notice.id(), notice.template(), notice.personId(), notice.aboutId(),
                                notice.occasion(), notice.status().code(), notice.createdAt().atOffset(ZoneOffset.UTC))
                        .onConflict(
                                NOTICE.TENANT_ID, NOTICE.TEMPLATE_CODE, NOTICE.PERSON_ID, NOTICE.ABOUT_ID,
                                NOTICE.OCCASION)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** One for each person, the person being the occasion. @return the ids of those that are new */
    List<UUID> insertAll(Tx tx, String template, Collection<UUID> personIds, UUID aboutId, Instant at) {
        return tx.dsl()
                .resultQuery(
                        """
                        insert into core.notice (tenant_id, template_code, person_id, about_id, occasion, status, created_at)
                        select ?, ?, p.id, ?, p.id::text, 'pending', ?::timestamptz from unnest(?::uuid[]) as p (id)
                            on conflict do nothing returning id""",
                        tx.tenantId(), template, aboutId, at.atOffset(ZoneOffset.UTC), personIds.toArray(UUID[]::new))
                .fetch("id", UUID.class);
    }

    /** A notice that waits to be sent, locked; empty when it was sent already. */
    Optional<Notice> lockPending(Tx tx, UUID id) {
        return tx.dsl()
                .selectFrom(NOTICE)
                .where(NOTICE.TENANT_ID.eq(tx.tenantId()))
                .and(NOTICE.ID.eq(id))
                .and(NOTICE.STATUS.eq(Notice.Status.PENDING.code()))
                .forUpdate()
                .fetchOptional(NoticeStore::read);
    }

    void sent(Tx tx, UUID id, Words words, String channel, Instant at) {
        tx.dsl()
                .update(NOTICE)
                .set(NOTICE.STATUS, Notice.Status.SENT.code())
                .set(NOTICE.SUBJECT_ZH, words.subjectZh())
                .set(NOTICE.BODY_ZH, words.bodyZh())
                .set(NOTICE.SUBJECT_EN, words.subjectEn())
                .set(NOTICE.BODY_EN, words.bodyEn())
                .set(NOTICE.CHANNEL, channel)
                .set(NOTICE.ATTEMPTS, NOTICE.ATTEMPTS.plus(1))
                .set(NOTICE.SENT_AT, at.atOffset(ZoneOffset.UTC))
                .where(NOTICE.TENANT_ID.eq(tx.tenantId()))
                .and(NOTICE.ID.eq(id))
                .execute();
    }

    void notSent(Tx tx, UUID id, String why) {
        tx.dsl()
                .update(NOTICE)
                .set(NOTICE.STATUS, Notice.Status.UNDELIVERABLE.code())
                .set(NOTICE.FAILURE, why)
                .where(NOTICE.TENANT_ID.eq(tx.tenantId()))
                .and(NOTICE.ID.eq(id))
                .execute();
    }

    List<Notice> list(Read read, Optional<UUID> personId, Optional<Cursor> after, int limit) {
        Condition condition = NOTICE.TENANT_ID.eq(read.tenantId());
        if (personId.isPresent()) {
            condition = condition.and(NOTICE.PERSON_ID.eq(personId.get()));
        }
        if (after.isPresent()) {
            condition = condition.and(NOTICE.ID.lt(after.get().id(0)));
        }
        return read.dsl()
                .selectFrom(NOTICE)
                .where(condition)
                .orderBy(NOTICE.ID.desc())
                .limit(limit)
                .fetch(NoticeStore::read);
    }

    private static Notice read(NoticeRecord row) {
        Optional<Words> words = Optional.ofNullable(row.getSubjectZh())
                .map(subject -> new Words(subject, row.getBodyZh(), row.getSubjectEn(), row.getBodyEn()));
        return new Notice(
                row.getId(),
                row.getTemplateCode(),
                row.getPersonId(),
                row.getAboutId(),
                row.getOccasion(),
                Notice.Status.of(row.getStatus()),
                words,
                row.getCreatedAt().toInstant(),
                Optional.ofNullable(row.getSentAt()).map(at -> at.toInstant()));
    }
}
