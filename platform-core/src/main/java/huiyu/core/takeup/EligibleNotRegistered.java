package huiyu.core.takeup;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.module.Indicator;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

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
        return found.stream().sorted(Comparator.comparing(one -> one.id().toString())).limit(limit).toList();
    }
}
