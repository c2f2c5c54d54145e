package huiyu.insurance.figure;

import huiyu.core.module.Indicator;
import java.util.List;
import java.util.stream.Stream;

/** The indicators of the insurance module. */
public final class InsuranceIndicators {

    private InsuranceIndicators() {}

    public static List<Indicator> all(SettlementFigureStore store) {
        return Stream.of(BillFigure.values()).map(figure -> of(figure, store)).toList();
    }

    private static Indicator of(BillFigure figure, SettlementFigureStore store) {
        return Indicator.counted(
                figure.definition,
                (read, month) -> store.count(read, figure, month),
                (read, month, cell, scope, after, limit) -> store.listBills(read, figure, month, cell, scope, after, limit));
    }
}
