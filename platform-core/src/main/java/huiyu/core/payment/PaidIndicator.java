package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 当月拨付金额, for every programme alike. */
@Component
record PaidIndicator(PaidFigureStore store) implements Indicator {

    @Override
    public Definition definition() {
        return new Definition(
                "payments.paid", new Words("拨付金额", "Paid"), Unit.FEN, Kind.FLOW,
                new Words("银行当月回复已付的支付行金额合计(分)", "What the bank said in the month was paid, in fen"),
                new Words("已付金额", "Fen paid"), Optional.empty());
    }

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        return store.sumPaid(read, month);
    }

    @Override
    public List<Behind> listBehind(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return store.listPaid(read, month, cell, scope, after, limit);
    }
}
