package huiyu.childcare.indicator;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cells by district stay in the city: with its total above, a hidden small district would be the difference. */
record CityTold(Indicator indicator) implements Indicator {

    @Override
    public boolean isTold(Cell cell) {
        return cell.slice().isEmpty();
    }

    @Override
    public Definition definition() {
        return indicator.definition();
    }

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        return indicator.take(read, month);
    }

    @Override
    public List<Behind> listBehind(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return indicator.listBehind(read, month, cell, scope, after, limit);
    }
}
