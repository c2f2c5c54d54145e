package huiyu.core.casework;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of cases, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class CaseIndicators {

    /** 办件数(按状态). */
    @Bean
    Indicator casesByState(CaseFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "cases.by-state", new Words("办件数(按状态)", "Cases by state"), Unit.CASES, Kind.STOCK,
                        new Words("截至取数时各项目各状态的办件数", "How many cases of each programme stand in each state"),
                        new Words("处于该状态的办件", "Cases in that state"), Optional.empty()),
                (read, month) -> store.countByStatus(read),
                (read, month, cell, scope, after, limit) -> store.listByStatus(read, cell, scope, after, limit));
    }

    /** 人均核定金额. */
    @Bean
    Indicator averageGranted(CaseFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "decisions.average-granted", new Words("平均核定金额", "Average amount granted"), Unit.FEN, Kind.FLOW,
                        new Words("当月首次核定享受的办件,核定总额的平均数(分)", "Of cases granted for the first time in the month, the average total in fen"),
                        new Words("核定总额之和", "Fen granted, summed up"), Optional.of(new Words("核定的办件数", "Cases granted"))),
                store::sumGranted,
                store::listGranted);
    }

    /** 平均办结天数. */
    @Bean
    Indicator daysToDecision(CaseFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "days.acceptance-to-decision", new Words("受理至决定平均天数", "Days from acceptance to decision"), Unit.DAYS, Kind.FLOW,
                        new Words("当月作出决定的首次与续领办件,自受理日至决定日的自然日", "Of first and renewed cases decided in the month, in calendar days"),
                        new Words("天数之和", "The days, summed up"), Optional.of(new Words("作出的决定数", "Decisions made"))),
                store::sumDays,
                store::listDecided);
    }
}
