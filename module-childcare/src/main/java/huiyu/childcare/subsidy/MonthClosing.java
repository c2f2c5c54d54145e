package huiyu.childcare.subsidy;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.institution.Institutions;
import huiyu.childcare.subsidy.ChildMonthStore.Attended;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.PersonFacts;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.childcare.ChildMonths;
import huiyu.policy.childcare.ChildMonths.Attendance;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Closes an institution's month: attendance becomes child-months, each counted once, in this city by the tenant's rule and
 * across cities by the province's registry. Closing again after a correction says what has changed and nothing else.
 */
@Component
class MonthClosing {

    private final ChildMonthStore store;
    private final ChildMonthClaims claims;
    private final Institutions institutions;
    private final InstitutionFiles files;
    private final Payability payability;
    private final PersonFacts people;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    MonthClosing(
            ChildMonthStore store, ChildMonthClaims claims, Institutions institutions, InstitutionFiles files, Payability payability,
            PersonFacts people, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.claims = claims;
        this.institutions = institutions;
        this.files = files;
        this.payability = payability;
        this.people = people;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    record Closed(YearMonth month, int workingDays, List<ChildMonth> children) {}

    /**
     * @throws ProblemException 422 {@code month-not-over}; 422 naming the parameter when a programme the institution is paid by
     *     has no amount for the month: nothing is closed then
     */
    Closed close(Tx tx, String code, YearMonth month, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, month.atEndOfMonth());
        Institutions.requireOwn(institution, actor);
        if (!month.atEndOfMonth().isBefore(institutions.today())) {
            throw ProblemException.invalidField("month", "month-not-over", Map.of());
        }
        PolicyBook book = books.bookFor(tx, month.atDay(1));
        List<LocalDate> workingDays = workingDays(book, month);
        store.insertClosed(tx, institution.id(), month, workingDays.size(), actor.subject(), clock.instant());
        Set<UUID> children = new TreeSet<>(store.listEnrolled(tx, institution.id(), month));
        store.list(tx, institution.id(), month).forEach(said -> children.add(said.childId()));
        List<ChildMonth> changed = count(tx, book, month, workingDays, children, actor);
        UUID file = files.getOrCreate(tx, institution, actor);
        payability.require(tx, file);
        files.changed(tx, changed.stream().map(ChildMonth::institutionId).toList(), actor);
        audit.record(tx, actor, "childcare-month.closed", "childcare-institution", institution.id(), Map.of(
                "month", month.toString(), "changed", changed.size()));
        return get(tx, institution, month);
    }

    /** Of one child, at the institutions that have closed the month, because another city has claimed its share. */
    void recount(Tx tx, UUID child, YearMonth month, Actor actor) {
        PolicyBook book = books.bookFor(tx, month.atDay(1));
        List<ChildMonth> changed = count(tx, book, month, workingDays(book, month), Set.of(child), actor);
        files.changed(tx, changed.stream().map(ChildMonth::institutionId).toList(), actor);
        audit.record(tx, actor, "childcare-month.shared", "person", child, Map.of("month", month.toString(), "changed", changed.size()));
    }

    private static List<LocalDate> workingDays(PolicyBook book, YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(book.calendar()::isWorkingDay).toList();
    }

    private List<ChildMonth> count(
            Tx tx, PolicyBook book, YearMonth month, List<LocalDate> workingDays, Set<UUID> children, Actor actor) {
        if (children.isEmpty()) {
            return List.of();
        }
        store.lockChildren(tx, children, month);
        List<ChildMonth> before = store.listOfChildren(tx, children, month);
        ChildMonths rules = new ChildMonths(book.parameters(), month);
        List<ChildMonth> shared = claims.claim(tx, judge(tx, rules, month, workingDays, children), before, month, rules);
        List<ChildMonth> changed = changed(tx, shared, before, month);
        if (!changed.isEmpty()) {
            store.replace(tx, changed, month, actor.subject(), clock.instant());
        }
        return changed;
    }

    /** @throws ProblemException 404 {@code month-not-closed} */
    Closed get(Read read, Institution institution, YearMonth month) {
        int workingDays = store.findWorkingDays(read, institution.id(), month)
                .orElseThrow(() -> ProblemException.notFound("month-not-closed", Map.of("month", month)));
        return new Closed(month, workingDays, store.list(read, institution.id(), month));
    }

    private List<CityMonth> judge(Read read, ChildMonths rules, YearMonth month, List<LocalDate> workingDays, Collection<UUID> children) {
        Map<UUID, List<Attended>> byChild = store.listAttended(read, children, month, workingDays).stream()
                .collect(Collectors.groupingBy(Attended::childId, TreeMap::new, Collectors.toList()));
        Map<UUID, Facts> facts = people.gather(read, byChild.keySet());
        List<CityMonth> judged = new ArrayList<>();
        try {
            byChild.forEach((child, attended) -> judged.add(judge(rules, workingDays.size(), child, birth(facts, child), attended)));
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
        return judged;
    }

    private static CityMonth judge(
            ChildMonths rules, int workingDays, UUID child, Optional<LocalDate> birth, List<Attended> attended) {
        ChildMonths.Result result = rules.judge(
                birth, workingDays, attended.stream().map(each -> new Attendance(each.institutionId().toString(), each.days())).toList());
        List<ChildMonth> months = attended.stream()
                .map(each -> {
                    String institution = each.institutionId().toString();
                    return new ChildMonth(
                            each.institutionId(), child, each.days(), result.required(), result.units().getOrDefault(institution, BigDecimal.ZERO),
                            Optional.ofNullable(result.reasons().get(institution)));
                })
                .toList();
        return new CityMonth(child, result.youngEnough(), result.required(), attended, months);
    }

    private static Optional<LocalDate> birth(Map<UUID, Facts> facts, UUID child) {
        return Optional.ofNullable(facts.get(child)).flatMap(known -> known.findDate("child.birth_date"));
    }

    /** Of the institutions that have closed the month: what is said otherwise than before, and who is not there any more. */
    private List<ChildMonth> changed(Read read, List<ChildMonth> judged, List<ChildMonth> before, YearMonth month) {
        Set<UUID> closed = Set.copyOf(store.listClosed(
                read, judged.stream().map(ChildMonth::institutionId).collect(Collectors.toSet()), month));
        Map<ChildMonth.Of, ChildMonth> said = new LinkedHashMap<>();
        before.forEach(each -> said.put(each.of(), each));
        List<ChildMonth> changed = new ArrayList<>();
        for (ChildMonth now : judged) {
            ChildMonth former = said.remove(now.of());
            if (closed.contains(now.institutionId()) && (former == null || !former.saysTheSame(now))) {
                changed.add(now);
            }
        }
        said.values().stream().filter(ChildMonth::counts).map(ChildMonth::gone).forEach(changed::add);
        return changed;
    }
}
