package huiyu.policy.cases;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.money.Money;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine;
import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.PaidInstalment;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.Facts;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is a child – or each of several children – due? For each programme, and if asked for each of several places; sums
 * over all of them.
 */
final class AssessmentCase implements CaseKind {
    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        Map<String, Map<String, Object>> children = CaseFacts.children(input);
        List<Application> applications = applications(input);
        Optional<LocalDate> date = input.findDate("date");
        Optional<LocalDate> approved = input.findDate("approved");
        Optional<LocalDate> until = input.find("until", (raw, where) -> Values.text(raw, where).length() == 7
            ? YearMonth.parse(Values.text(raw, where)).atEndOfMonth() : Values.date(raw, where));
        List<String> asked = input.texts("assess");
        List<String> places = input.texts("at_places");
        List<PaidInstalment> paid = paid(input);
        Optional<Money> cost = input.find("cost", Values::money);
        input.close();
        input.errors().throwIfAny();

        policy.requireOverlaysUsed();
        applications.stream().map(Application::programme).filter(Objects::nonNull).forEach(policy.book()::getProgramme);
        List<String> programmes = asked.isEmpty() ? policy.defaultProgrammes(subject(children)) : asked;
        Map<String, Outcome> byPlace = new LinkedHashMap<>();
        for (String place : places.isEmpty() ? List.of(policy.place().code()) : places) {
            List<AssessmentOutcome.Result> results = new ArrayList<>();
            children.forEach((name, tree) -> {
                Facts facts = Facts.of(CaseFacts.here(tree, place));
                LocalDate day = date.orElseGet(() -> defaultDate(applications, facts));
                for (String programme : programmes) {
                    AssessmentRequest request = new AssessmentRequest(programme, day, facts, applications, approved.orElse(null), until.orElse(null));
                    Assessment assessment = explained(policy.book().at(new DivisionCode(place)), request);
                    results.add(new AssessmentOutcome.Result(name, programme, Assessment.fromMap(assessment.toMap())));
                }
            });
            byPlace.put(place, AssessmentOutcome.of(results, paid, approved, policy.book()));
        }
        Outcome outcome = byPlace.values().iterator().next();
        cost.filter(whole -> outcome.values().containsKey("total")).ifPresent(whole ->
            outcome.put("family_pays", whole.minus(Values.money(outcome.values().get("total"), "total")).toString()));
        return places.isEmpty() ? outcome : new Outcome().put("places", new LinkedHashMap<String, Object>(byPlace));
    }

    /** Every case is also asked as sets are asked, without explanations; the figures must be the same. */
    private static Assessment explained(PolicyBook book, AssessmentRequest request) {
        Assessment explained = PolicyEngine.assess(book, request);
        List<Assessment> figures = PolicyEngine.assessAll(book, List.of(request, request), Detail.FIGURES);
        if (figures.stream().anyMatch(one -> !one.equals(explained.figures()))) {
            throw new IllegalStateException("with and without explanation differ: " + explained.figures() + " / " + figures);
        }
        return explained;
    }

    private static String subject(Map<String, Map<String, Object>> children) {
        return Stream.of("institution", "delivery", "person").filter(subject -> children.values().stream()
            .allMatch(facts -> facts.containsKey(subject) && !facts.containsKey("child"))).findFirst().map(word -> word.equals("delivery") ? "mother" : word).orElse("child");
    }

    /** The day of the last application; without one the day of birth. */
    private static LocalDate defaultDate(List<Application> applications, Facts facts) {
        return applications.stream().map(Application::date).max(LocalDate::compareTo).orElseGet(() -> {
            try {
                return facts.findDate("child.birth_date").or(() -> facts.findDate("delivery.date")).orElse(LocalDate.EPOCH);
            } catch (PolicyException impossible) {
                return LocalDate.EPOCH;
            }
        });
    }

    private static List<Application> applications(Fields input) {
        List<Application> applications = new ArrayList<>();
        for (Object item : Values.list(input.raw("applications"), one -> one)) {
            if (item instanceof Map<?, ?>) {
                applications.add(application(new Fields(Values.map(item, "applications"), input.path("applications"), input.errors())));
            } else {
                applications.add(Application.on(Values.date(item, "applications")));
            }
        }
        return applications;
    }

    private static Application application(Fields fields) {
        LocalDate date = fields.required("date", Values::date);
        Application application = new Application(date, fields.findWhole("year").orElse(date == null ? 0 : date.getYear()),
            fields.findText("by").orElse(null), fields.findText("channel").orElse(null),
            fields.findText("place").filter(place -> !place.equals("here")).map(DivisionCode::new).orElse(null), fields.findText("programme").orElse(null));
        fields.close();
        return application;
    }

    private static List<PaidInstalment> paid(Fields input) {
        return input.blocks("paid").stream().flatMap(block -> PaidRuns.read(block).stream()).toList();
    }
}
