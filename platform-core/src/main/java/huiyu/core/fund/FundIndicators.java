package huiyu.core.fund;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of funds. */
@Configuration(proxyBeanMethods = false)
class FundIndicators {

    /** 基金执行: what funds of the year have paid or ordered, of what they were given. */
    @Bean
    Indicator fundExecution(FundFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "funds.execution", new Words("基金执行率", "Fund execution"), Unit.FEN, Kind.STOCK,
                        new Words("截至取数时当年各基金(按编码)已付与在途金额占下达金额", "By fund code, what was paid or ordered of what was allocated for the year, as things stand"),
                        new Words("已付与在途(分)", "Fen paid and ordered"), Optional.of(new Words("下达(分)", "Fen allocated"))),
                (read, month) -> store.sumExecution(read, month.getYear()),
                (read, month, cell, scope, after, limit) -> store.listFunds(read, month.getYear(), cell, after, limit));
    }
}
