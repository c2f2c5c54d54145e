package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.module.Indicator;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is counted of cases, for every programme alike. */
final class CaseIndicators {

    private CaseIndicators() {}

    /** 办件数(按状态). */
    @Component
    record CasesByState(CaseFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "cases.by-state", new Words("办件数(按状态)", "Cases by state"), Unit.CASES, Kind.STOCK,
                    new Words("截至取数时各项目各状态的办件数", "How many cases of each programme stand in each state"),
                    new Words("处于该状态的办件", "Cases in that state"), Optional.empty());
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.countByStatus(read);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listByStatus(read, cell, scope, after, limit);
        }
    }

    /** 平均办结天数. */
    @Component
    record DaysToDecision(CaseFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "days.acceptance-to-decision", new Words("受理至决定平均天数", "Days from acceptance to decision"), Unit.DAYS, Kind.FLOW,
                    new Words("当月作出决定的首次与续领办件,自受理日至决定日的自然日", "Of first and renewed cases decided in the month, in calendar days"),
                    new Words("天数之和", "The days, summed up"), Optional.of(new Words("作出的决定数", "Decisions made")));
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.sumDays(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listDecided(read, month, cell, scope, after, limit);
        }
    }

    /** 应享未享. */
    @Component
    record EligibleNotRegistered(TakeUp takeUp, PolicyBooks books, ProgrammeModules modules, Clock clock) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "take-up.eligible-not-registered", new Words("应享未享人数", "Eligible but not registered"), Unit.PEOPLE, Kind.STOCK,
                    new Words("按已有事实符合条件、尚无办件的人数", "Whom the facts held entitle, and who have no case"),
                    new Words("符合条件而未申领的人", "People entitled who have not asked"), Optional.empty());
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            LocalDate today = LocalDate.now(clock);
            var served = modules.servedFamilies(read, today);
            List<Figure> figures = new ArrayList<>();
            books.bookFor(read, today).listProgrammes().stream()
                    .filter(programme -> served.test(programme.family()))
                    .forEach(programme -> {
                        long eligible = takeUp.countByDistrict(read, programme.code(), Actor.system(read.tenantId())).values()
                                .stream().mapToLong(TakeUp.Count::eligible).sum();
                        figures.add(new Figure(new Cell(programme.code(), ""), eligible, null, eligible));
                    });
            return figures;
        }

        /** Looks at the next children after one until the page is full. */
        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            Actor system = Actor.system(read.tenantId());
            Actor scoped = new Actor(
                    system.subject(), system.displayName(), system.tenantId(), system.roles(), system.permissions(), scope,
                    Optional.empty());
            List<Behind> found = new ArrayList<>();
            Optional<UUID> from = after;
            do {
                TakeUp.Page page = takeUp.page(read, cell.programme(), false, from, 200, scoped);
                page.found().forEach(child -> found.add(new Behind(child.subjectId(), "person", child.subjectId())));
                from = page.last();
            } while (found.size() < limit && from.isPresent());
            return found.stream().sorted(java.util.Comparator.comparing(one -> one.id().toString())).limit(limit).toList();
        }
    }
}
