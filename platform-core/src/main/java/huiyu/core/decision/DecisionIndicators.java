package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is counted of decisions, for every programme alike. */
final class DecisionIndicators {

    private DecisionIndicators() {}

    /** 首次决定中予以发放的. */
    @Component
    record Granted(DecisionFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "decisions.granted", new Words("予以发放的决定数", "Decisions granted"), Unit.DECISIONS, Kind.FLOW,
                    new Words("当月首次作出的决定中予以发放的;变更决定不计", "Of the first decisions made in the month, those that grant; changes are not counted"),
                    new Words("予以发放的首次决定", "First decisions that grant"), Optional.of(new Words("全部首次决定", "All first decisions")));
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.countGranted(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listGranted(read, month, cell, scope, after, limit);
        }
    }

    /** 当月享受待遇的人. */
    @Component
    record Covered(DecisionFigureStore store) implements Indicator {

        @Override
        public Definition definition() {
            return new Definition(
                    "people.covered", new Words("享受待遇人数", "People covered"), Unit.PEOPLE, Kind.FLOW,
                    new Words("月末有效的决定中,待遇区间覆盖当月的人数(补贴即儿童数)", "People (of a subsidy: children) whose entitlement by the decision standing at its end covers the month"),
                    new Words("待遇覆盖当月的人", "People whose entitlement covers the month"), Optional.empty());
        }

        @Override
        public List<Figure> take(Read read, YearMonth month) {
            return store.countCovered(read, month);
        }

        @Override
        public List<Behind> listBehind(
                Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
            return store.listCovered(read, month, cell, scope, after, limit);
        }
    }
}
