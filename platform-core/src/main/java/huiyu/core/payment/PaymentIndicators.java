package huiyu.core.payment;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of payments, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class PaymentIndicators {

    /** 当月拨付金额, for every programme alike. */
    @Bean
    Indicator paid(PaidFigureStore store) {
        return Indicator.counted(new Definition("payments.paid", Unit.FEN, Kind.FLOW), store::sumPaid, store::listPaid);
    }

    /** 触发至到账天数: from what opened the case, an application or an event, to the first payment. */
    @Bean
    Indicator daysToPayment(PaidFigureStore store) {
        return Indicator.counted(new Definition("days.trigger-to-payment", Unit.DAYS, Kind.FLOW), store::sumDaysToPayment, store::listFirstPaid);
    }
}
