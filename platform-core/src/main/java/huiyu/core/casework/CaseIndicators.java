package huiyu.core.casework;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of cases, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class CaseIndicators {

    /** 办件数(按状态). */
    @Bean
    Indicator casesByState(CaseFigureStore store) {
        return Indicator.counted(
                new Definition("cases.by-state", Unit.CASES, Kind.STOCK),
                (read, month) -> store.countByStatus(read),
                (read, month, cell, scope, after, limit) -> store.listByStatus(read, cell, scope, after, limit));
    }

    /** 人均核定金额. */
    @Bean
    Indicator averageGranted(CaseFigureStore store) {
        return Indicator.counted(new Definition("decisions.average-granted", Unit.FEN, Kind.FLOW), store::sumGranted, store::listGranted);
    }

    /** 平均办结天数. */
    @Bean
    Indicator daysToDecision(CaseFigureStore store) {
        return Indicator.counted(new Definition("days.acceptance-to-decision", Unit.DAYS, Kind.FLOW), store::sumDays, store::listDecided);
    }
}
