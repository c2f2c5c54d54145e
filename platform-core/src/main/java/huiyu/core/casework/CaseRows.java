package huiyu.core.casework;

import static huiyu.core.db.tables.Tables.CASE_FILE;

import huiyu.core.db.tables.tables.records.CaseFileRecord;
import huiyu.core.terms.Promise;
import huiyu.core.terms.ReviewChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A case as a row, and back. */
@Component
public class CaseRows {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper json;

    CaseRows(JsonMapper json) {
        this.json = json;
    }

    /**
     * For lists: all of a case but the content of what was assessed of it, which is large; that there is one is told by an
     * empty object in its place.
     */
    public static List<SelectField<?>> listed() {
        return Stream.of(CASE_FILE.fields())
                .<SelectField<?>>map(field -> field == CASE_FILE.REQUEST || field == CASE_FILE.ASSESSMENT
                        ? DSL.when(field.isNotNull(), DSL.inline(JSONB.jsonb("{}"))).as(field.getName())
                        : field)
                .toList();
    }

    public CaseFile read(CaseFileRecord row) {
        return new CaseFile(
                row.getId(),
                row.getReceiptNumber(),
                row.getProgramme(),
                CaseKind.of(row.getKind()),
                Channel.of(row.getChannel()),
                row.getSubjectId(),
                Optional.ofNullable(row.getApplicantId()),
                Optional.ofNullable(row.getLifeEventId()),
                Optional.ofNullable(row.getOrgUnitId()),
                row.getReceivedOn(),
                row.getAcceptedOn(),
                ReviewChain.fromMap(map(row.getReviewChain())),
                new Promise(
                        row.getPromiseDays(),
                        map(row.getPromise()),
                        row.getDueOn(),
                        row.getDueProvisional(),
                        Optional.ofNullable(row.getPausedOn()),
                        Optional.ofNullable(row.getRemainingDays()),
                        Optional.ofNullable(row.getLevelDaysLeft())),
                new CaseFile.Progress(
                        CaseStatus.of(row.getStatus()),
                        row.getStep(),
                        row.getReviewLevel(),
                        Optional.ofNullable(row.getPublicisedUntil())),
                assessed(row),
                Optional.ofNullable(row.getFormerDecisionId()),
                row.getVersion(),
                row.getOpenedAt().toInstant());
    }

    CaseFileRecord record(int tenantId, CaseFile file) {
        CaseFileRecord row = new CaseFileRecord();
        row.setTenantId(tenantId);
        row.setId(file.id());
        row.setReceiptNumber(file.receiptNumber());
        row.setProgramme(file.programme());
        row.setKind(file.kind().code());
        row.setChannel(file.channel().code());
        row.setSubjectId(file.subjectId());
        row.setApplicantId(file.applicantId().orElse(null));
        row.setLifeEventId(file.lifeEventId().orElse(null));
        row.setOrgUnitId(file.orgUnitId().orElse(null));
        row.setReceivedOn(file.receivedOn());
        row.setAcceptedOn(file.acceptedOn());
        row.setReviewChain(jsonb(file.chain().toMap()));
        row.setFormerDecisionId(file.formerDecisionId().orElse(null));
        row.setVersion(file.version());
        promise(row, file.promise());
        row.setStatus(file.progress().status().code());
        row.setStep(file.progress().step());
        row.setReviewLevel(file.progress().reviewLevel());
        row.setPublicisedUntil(file.progress().publicisedUntil().orElse(null));
        file.assessed().ifPresent(assessed -> {
            row.setVerdict(assessed.verdict());
            row.setRequest(jsonb(assessed.request()));
            row.setAssessment(jsonb(assessed.assessment()));
        });
        return row;
    }

    private void promise(CaseFileRecord row, Promise promise) {
        row.setPromiseDays(promise.days());
        row.setPromise(jsonb(promise.source()));
        row.setDueOn(promise.dueOn());
        row.setDueProvisional(promise.provisional());
        row.setPausedOn(promise.pausedOn().orElse(null));
        row.setRemainingDays(promise.remainingDays().orElse(null));
        row.setLevelDaysLeft(promise.levelDaysLeft().orElse(null));
    }

    /** Only whole: a verdict whose request or answer is not kept says nothing that could be explained. */
    private Optional<CaseFile.Assessed> assessed(CaseFileRecord row) {
        if (row.getVerdict() == null || row.getRequest() == null || row.getAssessment() == null) {
            return Optional.empty();
        }
        return Optional.of(new CaseFile.Assessed(row.getVerdict(), map(row.getRequest()), map(row.getAssessment())));
    }

    private JSONB jsonb(Map<String, Object> map) {
        return JSONB.jsonb(json.writeValueAsString(map));
    }

    private Map<String, Object> map(JSONB value) {
        return json.readValue(value.data(), MAP);
    }
}
