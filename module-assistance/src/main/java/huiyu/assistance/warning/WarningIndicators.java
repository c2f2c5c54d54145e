package huiyu.assistance.warning;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.List;
import java.util.Optional;

/** What is counted of warnings. */
public final class WarningIndicators {

    private WarningIndicators() {}

    public static List<Indicator> all(WarningFigureStore store) {
        return List.of(raised(store), worked(store));
    }

    /** 预警人数. */
    private static Indicator raised(WarningFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "assistance.people-warned", new Words("预警人数", "People warned of"), Unit.PEOPLE, Kind.FLOW,
                        new Words("当月因个人或家庭自付超过预警线而预警的人数", "People whose own or whose household's cost passed the threshold in the month"),
                        new Words("人数", "People"), Optional.empty()),
                store::countRaised,
                store::listRaised);
    }

    /** 预警处置. */
    private static Indicator worked(WarningFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "assistance.warnings-worked", new Words("预警处置人数", "People whose warning was worked"), Unit.PEOPLE, Kind.FLOW,
                        new Words("当月处置的预警,按结果(认定身份、转办件、转其他部门、关闭)", "Warnings worked in the month by what became of them"),
                        new Words("人数", "People"), Optional.empty()),
                store::countWorked,
                store::listWorked);
    }
}
