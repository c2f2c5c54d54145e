package huiyu.core.decision;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of decisions, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class DecisionIndicators {

    /** 首次决定中予以发放的. */
    @Bean
    Indicator granted(DecisionFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "decisions.granted", new Words("予以发放的决定数", "Decisions granted"), Unit.DECISIONS, Kind.FLOW,
                        new Words("当月首次作出的决定中予以发放的;变更决定不计", "Of the first decisions made in the month, those that grant; changes are not counted"),
                        new Words("予以发放的首次决定", "First decisions that grant"), Optional.of(new Words("全部首次决定", "All first decisions"))),
                store::countGranted,
                store::listGranted);
    }

    /** 当月享受待遇的人. */
    @Bean
    Indicator covered(DecisionFigureStore store) {
        return Indicator.counted(
                new Definition(
                        "people.covered", new Words("享受待遇人数", "People covered"), Unit.PEOPLE, Kind.FLOW,
                        new Words("月末有效的决定中,待遇区间覆盖当月的人数(补贴即儿童数)", "People (of a subsidy: children) whose entitlement by the decision standing at its end covers the month"),
                        new Words("待遇覆盖当月的人", "People whose entitlement covers the month"), Optional.empty()),
                store::countCovered,
                store::listCovered);
    }
}
