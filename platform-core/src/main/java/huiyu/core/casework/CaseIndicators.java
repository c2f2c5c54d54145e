package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
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

    /** 人均核定金额. */
    @Component
    record AverageGranted(CaseFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "decisions.average-granted", new Words("平均核定金额", "Average amount granted"), Unit.FEN, Kind.FLOW,
                    new Words("当月首次核定享受的办件,核定总额的平均数(分)", "Of cases granted for the first time in the month, the average total in fen"),
                    new Words("核定总额之和", "Fen granted, summed up"), Optional.of(new Words("核定的办件数", "Cases granted")));
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.sumGranted(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listGranted(read, month, cell, scope, after, limit);
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
}
