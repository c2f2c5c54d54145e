package huiyu.childcare.subsidy;

import huiyu.api.childcare.model.ClosedMonth;
import huiyu.api.childcare.model.InstitutionAccount;
import huiyu.api.childcare.model.InstitutionFact;
import huiyu.api.childcare.model.InstitutionSubsidy;
import huiyu.core.casework.CaseFile;
import huiyu.core.db.Read;
import huiyu.core.decision.Decision;
import huiyu.core.party.People;
import huiyu.core.web.ProblemTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Months, facts and subsidies of institutions in the words of the API. */
@Component("childcareSubsidyAnswers")
class SubsidyAnswers {

    private final ProblemTexts texts;
    private final People people;

    SubsidyAnswers(ProblemTexts texts, People people) {
        this.texts = texts;
        this.people = people;
    }

    ClosedMonth month(Read read, String code, MonthClosing.Closed closed) {
        Map<UUID, String> names = people.findNames(read, closed.children().stream().map(ChildMonth::childId).collect(Collectors.toSet()));
        return new ClosedMonth(
                code, closed.month().toString(), closed.workingDays(),
                plain(closed.children().stream().map(ChildMonth::units).reduce(BigDecimal.ZERO, BigDecimal::add)),
                closed.children().stream().map(child -> childMonth(child).childName(names.get(child.childId()))).toList());
    }

    private huiyu.api.childcare.model.ChildMonth childMonth(ChildMonth child) {
        var answer = new huiyu.api.childcare.model.ChildMonth(child.childId(), child.days(), child.required(), plain(child.units()));
        child.reason().ifPresent(reason -> {
            Map<String, Object> words = texts.field("childId", reason.toLowerCase(Locale.ROOT).replace('_', '-'), Map.of("required", child.required()));
            answer.reason(reason).reasonZh((String) words.get("zh")).reasonEn((String) words.get("en"));
        });
        return answer;
    }

    private static String plain(BigDecimal units) {
        return units.signum() == 0 ? "0" : units.stripTrailingZeros().toPlainString();
    }

    static InstitutionAccount account(InstitutionAccounts.Changed changed) {
        return new InstitutionAccount(
                changed.account().id(), changed.organisationId(), changed.account().holder(), changed.account().number(), changed.account().verified());
    }

    static InstitutionFact fact(RecordedFact fact) {
        return new InstitutionFact(fact.attribute(), fact.value(), fact.document())
                .validFrom(fact.validFrom().orElse(null))
                .validTo(fact.validTo().orElse(null));
    }

    static InstitutionSubsidy open(CaseFile file) {
        return with(new InstitutionSubsidy(file.programme(), file.subjectId()), file);
    }

    /** One row for each programme, with the decision that stands and the case that is open. */
    static List<InstitutionSubsidy> overview(Subsidies.Overview overview) {
        Map<String, InstitutionSubsidy> rows = new TreeMap<>();
        for (Decision decision : overview.standing()) {
            rows.put(decision.programme(), new InstitutionSubsidy(decision.programme(), decision.subjectId())
                    .decisionId(decision.id())
                    .verdict(decision.verdict().name())
                    .grantedFen(decision.total().fen()));
        }
        overview.open().forEach(file -> with(
                rows.computeIfAbsent(file.programme(), programme -> new InstitutionSubsidy(programme, file.subjectId())), file));
        return List.copyOf(rows.values());
    }

    private static InstitutionSubsidy with(InstitutionSubsidy row, CaseFile file) {
        return row.caseId(file.id()).receiptNumber(file.receiptNumber()).status(file.status().code());
    }
}
