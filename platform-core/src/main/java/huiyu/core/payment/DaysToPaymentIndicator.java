package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 触发至到账天数: from what opened the case, an application or an event, to the first payment. */
@Component
record DaysToPaymentIndicator(PaidFigureStore store) implements Indicator {

    @Override
    public Definition definition() {
        return new Definition(
                "days.trigger-to-payment", new Words("触发(申请)至首笔到账平均天数", "Days from trigger to first payment"), Unit.DAYS, Kind.FLOW,
                new Words("当月首笔到账的首次与续领办件,自申请或触发日至银行回复已付之日的自然日",
                        "Of first and renewed cases first paid in the month, calendar days from the application or the event to the bank's answer"),
                new Words("天数之和", "The days, summed up"), Optional.of(new Words("首笔到账的办件数", "Cases first paid")));
    }

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        return store.sumDaysToPayment(read, month);
    }

    @Override
    public List<Behind> listBehind(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return store.listFirstPaid(read, month, cell, scope, after, limit);
    }
}
