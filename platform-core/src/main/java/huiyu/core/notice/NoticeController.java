package huiyu.core.notice;

import huiyu.api.cases.NoticesApi;
import huiyu.api.cases.model.NoticePage;
import huiyu.api.cases.model.NoticeTemplate;
import huiyu.api.cases.model.NoticeWords;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.notice.NoticeChannel.Words;
import huiyu.core.web.Cursor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticeController implements NoticesApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final NoticeStore notices;
    private final NoticeTemplates templates;
    private final NoticeTemplateStore templateStore;
    private final Clock clock;

    NoticeController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            NoticeStore notices,
            NoticeTemplates templates,
            NoticeTemplateStore templateStore,
            Clock clock) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.notices = notices;
        this.templates = templates;
        this.templateStore = templateStore;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<NoticePage> listNotices(UUID personId, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        Optional<UUID> person = actor.personId().or(() -> Optional.ofNullable(personId));
        int size = Cursor.limit(limit);
        List<Notice> page = transactions.read(actor.tenantId(), read -> notices.list(
                read, person, Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), size + 1));
        NoticePage answer = new NoticePage(page.stream().limit(size).map(NoticeController::notice).toList());
        if (page.size() > size) {
            answer.nextCursor(Cursor.after(page.get(size - 1).id()).encode());
        }
        return ResponseEntity.ok(answer);
    }

    @Override
    public ResponseEntity<List<NoticeTemplate>> listNoticeTemplates() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), templates::list).stream()
                .map(NoticeController::template)
                .toList());
    }

    @Override
    public ResponseEntity<NoticeTemplate> putNoticeTemplate(String code, NoticeWords noticeWords) {
        Actor actor = currentActor.get();
        Words words = new Words(
                noticeWords.getSubjectZh(), noticeWords.getBodyZh(), noticeWords.getSubjectEn(), noticeWords.getBodyEn());
        return ResponseEntity.ok(template(transactions.run(actor.tenantId(), tx -> {
            templates.check(templates.get(tx, code), words);
            templateStore.put(tx, code, words, actor.subject(), clock.instant());
            return templates.get(tx, code);
        })));
    }

    private static huiyu.api.cases.model.Notice notice(Notice notice) {
        var answer = new huiyu.api.cases.model.Notice(
                notice.id(),
                notice.template(),
                notice.personId(),
                notice.aboutId(),
                huiyu.api.cases.model.Notice.StatusEnum.fromValue(notice.status().code()),
                notice.createdAt().atOffset(ZoneOffset.UTC));
        notice.sentAt().ifPresent(at -> answer.sentAt(at.atOffset(ZoneOffset.UTC)));
        notice.words().ifPresent(words -> answer.subjectZh(words.subjectZh())
                .bodyZh(words.bodyZh())
                .subjectEn(words.subjectEn())
                .bodyEn(words.bodyEn()));
        return answer;
    }

    private static NoticeTemplate template(NoticeTemplates.Template template) {
        Words words = template.words();
        return new NoticeTemplate(
                template.code(),
                new NoticeWords(words.subjectZh(), words.bodyZh(), words.subjectEn(), words.bodyEn()),
                template.own(),
                template.variables());
    }
}
