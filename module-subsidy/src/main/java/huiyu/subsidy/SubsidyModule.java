package huiyu.subsidy;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.LifeEventAutomation;
import huiyu.core.module.ProgrammeFamily;
import java.util.List;
import org.springframework.stereotype.Component;

/** Childcare subsidies 育儿补贴, of the nation and of provinces and cities. */
@Component
public class SubsidyModule implements HuiyuModule {

    private static final ProgrammeFamily NATIONAL =
            new ProgrammeFamily("childcare-subsidy-national", "国家育儿补贴", "National childcare subsidy");
    private static final ProgrammeFamily LOCAL =
            new ProgrammeFamily("childcare-subsidy-local", "地方育儿补贴", "Local childcare subsidy");

    /** What may open a case or change an entitlement. */
    private static final List<String> LIFE_EVENTS = List.of(
            "birth", "household-moved", "death", "status-changed", "birth-order-corrected", "custody-changed");

    @Override
    public String id() {
        return "subsidy";
    }

    @Override
    public String nameZh() {
        return "育儿补贴";
    }

    @Override
    public String nameEn() {
        return "Childcare subsidy";
    }

    @Override
    public List<ProgrammeFamily> programmeFamilies() {
        return List.of(NATIONAL, LOCAL);
    }

    /** A birth opens cases; whatever changes a family's facts has them looked at again. */
    @Override
    public List<LifeEventAutomation> automations() {
        return LIFE_EVENTS.stream()
                .map(event -> new LifeEventAutomation(event, LifeEventAutomation.ANY_OTHER_FAMILY))
                .toList();
    }
}
