package huiyu.childcare.indicator;

import huiyu.childcare.institution.GuidePrices;
import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Listing;
import huiyu.core.module.Indicator.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The indicators of childcare; a figure is as of the month's last day, or of what happened in it. */
@Component
public class ChildcareIndicators {

    private final GuidePrices guidePrices;

    public ChildcareIndicators(GuidePrices guidePrices) {
        this.guidePrices = guidePrices;
    }

    public List<Indicator> all() {
        return Stream.concat(Stream.of(ChildcareFigure.values()).map(ChildcareIndicators::of), Stream.of(feeAgainstGuidePrice()))
                .toList();
    }

    private static Indicator of(ChildcareFigure figure) {
        Indicator counted = Indicator.counted(
                figure.definition, (read, month) -> ChildcareFigureStore.take(read, figure.figures, month), records(figure));
        return figure.byDistrict ? new CityTold(counted) : counted;
    }

    /** 收费与指导价之比: guide prices are policy, so they come from the book of the month's last day. */
    private Indicator feeAgainstGuidePrice() {
        return Indicator.counted(
                new Definition("childcare.fee-against-guide-price", Unit.FEN, Kind.FLOW),
                (read, month) -> ChildcareFigureStore.takeAgainst(read, guidePrices.listOn(read, month.atEndOfMonth()), month),
                records(ChildcareFigure.AVERAGE_FEE));
    }

    private static Listing records(ChildcareFigure figure) {
        return (read, month, cell, scope, after, limit) ->
                ChildcareFigureStore.listBehind(read, figure.records, figure.kind, month, cell, scope, after, limit);
    }
}
