package huiyu.core.payment;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of payments, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class PaymentIndicators {

    /** 当月拨付金额, for every programme alike. */
    @Bean
    Indicator paid(PaidFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "payments.paid", new Words("拨付金额", "Paid"), Unit.FEN, Kind.FLOW,
                        new Words("银行当月回复已付的支付行金额合计(分)", "What the bank said in the month was paid, in fen"),
                        new Words("已付金额", "Fen paid"), Optional.empty()),
                store::sumPaid,
                store::listPaid);
    }

    /** 触发至到账天数: from what opened the case, an application or an event, to the first payment. */
    @Bean
    Indicator daysToPayment(PaidFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "days.trigger-to-payment", new Words("触发(申请)至首笔到账平均天数", "Days from trigger to first payment"), Unit.DAYS, Kind.FLOW,
                        new Words("当月首笔到账的首次与续领办件,自申请或触发日至银行回复已付之日的自然日",
                        "Of first and renewed cases first paid in the month, calendar days from the application or the event to the bank's answer"),
                        new Words("天数之和", "The days, summed up"), Optional.of(new Words("首笔到账的办件数", "Cases first paid"))),
                store::sumDaysToPayment,
                store::listFirstPaid);
    }
}
