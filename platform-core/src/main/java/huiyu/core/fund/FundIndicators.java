package huiyu.core.fund;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of funds. */
@Configuration(proxyBeanMethods = false)
class FundIndicators {

    /** 基金执行: what funds of the year have paid or ordered, of what they were given. */
    @Bean
    Indicator fundExecution(FundFigureStore store) {
        return Indicator.counted(
                new Definition("funds.execution", Unit.FEN, Kind.STOCK),
                (read, month) -> store.sumExecution(read, month.getYear()),
                (read, month, cell, scope, after, limit) -> store.listFunds(read, month.getYear(), cell, after, limit));
    }
}
