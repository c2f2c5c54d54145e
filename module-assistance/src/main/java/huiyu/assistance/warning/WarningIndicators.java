package huiyu.assistance.warning;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is counted of warnings. */
public final class WarningIndicators {

    private WarningIndicators() {}

    public static List<Indicator> all(WarningFigureStore store) {
        return List.of(new Raised(store), new Worked(store));
    }

    /** 预警人数. */
    private record Raised(WarningFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "assistance.people-warned", new Words("预警人数", "People warned of"), Unit.PEOPLE, Kind.FLOW,
                    new Words("当月因个人或家庭自付超过预警线而预警的人数", "People whose own or whose household's cost passed the threshold in the month"),
                    new Words("人数", "People"), Optional.empty());
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.countRaised(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listRaised(read, month, cell, scope, after, limit);
        }
    }

    /** 预警处置. */
    private record Worked(WarningFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "assistance.warnings-worked", new Words("预警处置人数", "People whose warning was worked"), Unit.PEOPLE, Kind.FLOW,
                    new Words("当月处置的预警,按结果(认定身份、转办件、转其他部门、关闭)", "Warnings worked in the month by what became of them"),
                    new Words("人数", "People"), Optional.empty());
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.countWorked(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listWorked(read, month, cell, scope, after, limit);
        }
    }
}
