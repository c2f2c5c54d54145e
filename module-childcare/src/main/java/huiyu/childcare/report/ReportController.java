package huiyu.childcare.report;

import huiyu.api.childcare.ChildcareReportsApi;
import huiyu.api.childcare.model.ChildcareReport;
import huiyu.api.childcare.model.DueReport;
import huiyu.api.childcare.model.NewReport;
import huiyu.api.childcare.model.ReportDefinition;
import huiyu.api.childcare.model.ReportDefinitionDetails;
import huiyu.api.childcare.model.ReportLine;
import huiyu.childcare.report.ReportStore.Definition;
import huiyu.childcare.report.ReportStore.Report;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Idempotency;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareReportController")
class ReportController implements ChildcareReportsApi {

    private final Reports reports;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    ReportController(Reports reports, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.reports = reports;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<ReportDefinition> putReportDefinition(String report, ReportDefinitionDetails body) {
        Actor actor = currentActor.get();
        Definition wanted = new Definition(
                report, body.getNameZh(), body.getNameEn(), body.getPeriod() == ReportDefinitionDetails.PeriodEnum.MONTH, body.getDueDays(),
                body.getIndicators(), body.getFirstPeriod());
        return ResponseEntity.ok(definition(transactions.run(actor.tenantId(), tx -> reports.define(tx, wanted, actor))));
    }

    @Override
    public ResponseEntity<List<DueReport>> listDueReports() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), reports::calendar).stream()
                .map(due -> new DueReport(due.definition().code(), due.periodFrom(), due.dueOn())
                        .reportId(due.report().map(Report::id).orElse(null))
                        .signed(due.report().map(report -> report.signedAt().isPresent()).orElse(false)))
                .toList());
    }

    @Override
    public ResponseEntity<ChildcareReport> prepareReport(String report, String idempotencyKey, NewReport body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "prepareReport " + report, body, ChildcareReport.class,
                () -> answer(reports.prepare(tx, report, body.getPeriodFrom(), body.getRemarks() == null ? "" : body.getRemarks(), actor)))));
    }

    @Override
    public ResponseEntity<ChildcareReport> getReport(UUID reportId) {
        return ResponseEntity.ok(answer(transactions.read(currentActor.get().tenantId(), read -> reports.get(read, reportId))));
    }

    @Override
    public ResponseEntity<ChildcareReport> signReport(UUID reportId) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> reports.sign(tx, reportId, actor))));
    }

    private static ReportDefinition definition(Definition definition) {
        return new ReportDefinition(
                definition.code(), definition.nameZh(), definition.nameEn(),
                definition.month() ? ReportDefinition.PeriodEnum.MONTH : ReportDefinition.PeriodEnum.YEAR, definition.dueDays(),
                definition.indicators(), definition.firstPeriod());
    }

    private static ChildcareReport answer(Report report) {
        return new ChildcareReport(
                        report.id(), report.code(), report.periodFrom(),
                        report.figures().stream()
                                .map(line -> new ReportLine(line.indicator(), line.slice(), line.numerator()).denominator(line.denominator()))
                                .toList(),
                        report.remarks(), report.preparedAt(), report.preparedBy())
                .signedAt(report.signedAt().orElse(null))
                .signedBy(report.signedBy().orElse(null));
    }
}
