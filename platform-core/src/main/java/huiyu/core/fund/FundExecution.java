package huiyu.core.fund;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 基金执行: what funds of the year have paid or ordered, of what they were given. */
@Component
record FundExecution(FundFigureStore store) implements Indicator {

    @Override
    public Definition definition() {
        return new Definition(
                "funds.execution", new Words("基金执行率", "Fund execution"), Unit.FEN, Kind.STOCK,
                new Words("截至取数时当年各基金(按编码)已付与在途金额占下达金额", "By fund code, what was paid or ordered of what was allocated for the year, as things stand"),
                new Words("已付与在途(分)", "Fen paid and ordered"), Optional.of(new Words("下达(分)", "Fen allocated")));
    }

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        return store.sumExecution(read, month.getYear());
    }

    @Override
    public List<Behind> listBehind(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return store.listFunds(read, month.getYear(), cell, after, limit);
    }
}
