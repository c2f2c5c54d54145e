package huiyu.core.decision;

import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted of decisions, for every programme alike. */
@Configuration(proxyBeanMethods = false)
class DecisionIndicators {

    /** 首次决定中予以发放的. */
    @Bean
    Indicator granted(DecisionFigureStore store) {
        return Indicator.counted(new Definition("decisions.granted", Unit.DECISIONS, Kind.FLOW), store::countGranted, store::listGranted);
    }

    /** 当月享受待遇的人. */
    @Bean
    Indicator covered(DecisionFigureStore store) {
        return Indicator.counted(new Definition("people.covered", Unit.PEOPLE, Kind.FLOW), store::countCovered, store::listCovered);
    }
}
