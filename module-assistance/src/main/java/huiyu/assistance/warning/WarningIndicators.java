package huiyu.assistance.warning;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import java.util.List;

/** What is counted of warnings. */
public final class WarningIndicators {

    private WarningIndicators() {}

    public static List<Indicator> all(WarningFigureStore store) {
        return List.of(raised(store), worked(store));
    }

    /** 预警人数. */
    private static Indicator raised(WarningFigureStore store) {
        return Indicator.counted(new Definition("assistance.people-warned", Unit.PEOPLE, Kind.FLOW), store::countRaised, store::listRaised);
    }

    /** 预警处置. */
    private static Indicator worked(WarningFigureStore store) {
        return Indicator.counted(new Definition("assistance.warnings-worked", Unit.PEOPLE, Kind.FLOW), store::countWorked, store::listWorked);
    }
}
