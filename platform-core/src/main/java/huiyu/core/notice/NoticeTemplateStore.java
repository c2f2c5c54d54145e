package huiyu.core.notice;

import static huiyu.core.db.tables.Tables.NOTICE_TEMPLATE;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.notice.NoticeChannel.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class NoticeTemplateStore {

    Map<String, Words> findAll(Read read) {
        return read.dsl()
                .selectFrom(NOTICE_TEMPLATE)
                .where(NOTICE_TEMPLATE.TENANT_ID.eq(read.tenantId()))
                .fetchMap(
                        NOTICE_TEMPLATE.CODE,
                        row -> new Words(row.getSubjectZh(), row.getBodyZh(), row.getSubjectEn(), row.getBodyEn()));
    }

    void put(Tx tx, String code, Words words, String by, Instant at) {
        tx.dsl()
                .insertInto(NOTICE_TEMPLATE)
                .columns(
                        NOTICE_TEMPLATE.TENANT_ID, NOTICE_TEMPLATE.CODE, NOTICE_TEMPLATE.SUBJECT_ZH,
                        NOTICE_TEMPLATE.BODY_ZH, NOTICE_TEMPLATE.SUBJECT_EN, NOTICE_TEMPLATE.BODY_EN,
                        NOTICE_TEMPLATE.CHANGED_BY, NOTICE_TEMPLATE.CHANGED_AT)
                .values(
                        tx.tenantId(), code, words.subjectZh(), words.bodyZh(), words.subjectEn(), words.bodyEn(), by,
                        at.atOffset(ZoneOffset.UTC))
                .onConflict(NOTICE_TEMPLATE.TENANT_ID, NOTICE_TEMPLATE.CODE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
