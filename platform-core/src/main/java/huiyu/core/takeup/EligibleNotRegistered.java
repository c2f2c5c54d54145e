package huiyu.core.takeup;

import huiyu.core.db.Read;
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

/** 应享未享, as the last pass over the children has found them. */
@Component
record EligibleNotRegistered(TakeUpCounts counts, PolicyBooks books, ProgrammeModules modules, Clock clock) implements Indicator {

    @Override
    public Definition definition() {
        return new Definition("take-up.eligible-not-registered", Unit.PEOPLE, Kind.STOCK);
    }

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        LocalDate today = LocalDate.now(clock);
        var served = modules.servedFamilies(read, today);
        List<Figure> figures = new ArrayList<>();
        books.bookFor(read, today).listProgrammes().stream()
                .filter(programme -> served.test(programme.family()))
                .forEach(programme -> counts.findEligible(read, programme.code()).ifPresent(eligible ->
                        figures.add(new Figure(new Cell(programme.code(), ""), eligible, null, eligible))));
        return figures;
    }

    @Override
    public List<Behind> listBehind(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return counts.listEligible(read, cell.programme(), scope, after, limit).stream()
                .map(child -> new Behind(child, "person", child))
                .toList();
    }
}
