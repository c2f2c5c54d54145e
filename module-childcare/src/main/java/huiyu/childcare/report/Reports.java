package huiyu.childcare.report;

import huiyu.childcare.indicator.ChildcareIndicators;
import huiyu.childcare.report.ReportStore.Definition;
import huiyu.childcare.report.ReportStore.Line;
import huiyu.childcare.report.ReportStore.Report;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.module.Indicator;
import huiyu.core.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is due when, what it states, and who signed it: never who prepared it. */
@Component("childcareReports")
class Reports {

    private final ReportStore store;
    private final Map<String, Indicator> indicators;
    private final Audit audit;
    private final Clock clock;

    Reports(ReportStore store, ChildcareIndicators indicators, Audit audit, Clock clock) {
        this.store = store;
        this.indicators = indicators.all().stream().collect(Collectors.toMap(one -> one.definition().code(), one -> one));
        this.audit = audit;
        this.clock = clock;
    }

    /** A period of a report. @param report the one that counts so far */
    record Due(Definition definition, LocalDate periodFrom, LocalDate dueOn, Optional<Report> report) {}

    /** @throws ProblemException 422 {@code unknown-indicator} */
    Definition define(Tx tx, Definition definition, Actor actor) {
        definition.indicators().stream().filter(code -> !indicators.containsKey(code)).findFirst().ifPresent(unknown -> {
            throw ProblemException.invalidField("indicators", "unknown-indicator", Map.of("indicator", unknown));
        });
        store.put(tx, definition);
        audit.record(tx, actor, "childcare-report.defined", "childcare-report-definition", UUID.nameUUIDFromBytes(definition.code().getBytes(StandardCharsets.UTF_8)), Map.of("code", definition.code()));
        return definition;
    }

    /** Every period that is over, by its due day. */
    List<Due> calendar(Read read) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Report> reports = store.list(read).stream()
                .collect(Collectors.toMap(report -> report.code() + report.periodFrom(), report -> report));
        return store.listDefinitions(read).stream()
                .flatMap(definition -> periods(definition, today).map(from -> new Due(
                        definition, from, lastDay(definition, from).plusDays(definition.dueDays()),
                        Optional.ofNullable(reports.get(definition.code() + from)))))
                .sorted(Comparator.comparing(Due::dueOn).thenComparing(due -> due.definition().code()))
                .toList();
    }

    private static Stream<LocalDate> periods(Definition definition, LocalDate today) {
        LocalDate first = definition.month() ? definition.firstPeriod().withDayOfMonth(1) : definition.firstPeriod().withDayOfYear(1);
        return Stream.iterate(first, from -> lastDay(definition, from).isBefore(today), from -> lastDay(definition, from).plusDays(1));
    }

    private static LocalDate lastDay(Definition definition, LocalDate from) {
        return definition.month() ? YearMonth.from(from).atEndOfMonth() : LocalDate.of(from.getYear(), 12, 31);
    }

    /** Takes the figures of the period's last month now. @throws ProblemException 404 {@code report-not-due}; 409 {@code report-signed} */
    Report prepare(Tx tx, String code, LocalDate periodFrom, String remarks, Actor actor) {
        store.lock(tx, code);
        Due due = calendar(tx).stream()
                .filter(each -> each.definition().code().equals(code) && each.periodFrom().equals(periodFrom))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("report-not-due", Map.of("report", code, "period", periodFrom)));
        if (store.isSigned(tx, code, periodFrom)) {
            throw ProblemException.conflict("report-signed", Map.of());
        }
        YearMonth month = YearMonth.from(lastDay(due.definition(), periodFrom));
        List<Line> figures = due.definition().indicators().stream()
                .flatMap(indicator -> indicators.get(indicator).take(tx, month).stream()
                        .map(figure -> new Line(indicator, figure.cell().slice(), figure.numerator(), figure.denominator())))
                .toList();
        UUID id = store.insert(tx, code, periodFrom, figures, remarks, actor.subject(), clock.instant());
        audit.record(tx, actor, "childcare-report.prepared", "childcare-report", id, Map.of("code", code, "period", periodFrom.toString()));
        return store.find(tx, id).orElseThrow();
    }

    /** Signing twice changes nothing. @throws ProblemException 404; 403 {@code four-eyes}; 409 {@code report-signed} for another of the period */
    Report sign(Tx tx, UUID id, Actor actor) {
        Report report = get(tx, id);
        store.lock(tx, report.code());
        Report current = get(tx, id);
        if (current.signedAt().isPresent()) {
            return current;
        }
        if (current.preparedBy().equals(actor.subject())) {
            throw ProblemException.forbidden("four-eyes", Map.of());
        }
        if (store.isSigned(tx, report.code(), report.periodFrom())) {
            throw ProblemException.conflict("report-signed", Map.of());
        }
        store.sign(tx, id, actor.subject(), clock.instant());
        audit.record(tx, actor, "childcare-report.signed", "childcare-report", id, Map.of("code", report.code()));
        return get(tx, id);
    }

    Report get(Read read, UUID id) {
        return store.find(read, id).orElseThrow(() -> ProblemException.notFound("report-not-found", Map.of("report", id)));
    }
}
