package huiyu.subsidy;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.LifeEventAutomation;
import huiyu.core.module.ProgrammeFamily;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Childcare subsidies 育儿补贴 and birth subsidies 生育补贴. */
@Component
public class SubsidyModule implements HuiyuModule {

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
        return List.of(
                new ProgrammeFamily("childcare-subsidy-national", "国家育儿补贴", "National childcare subsidy"),
                new ProgrammeFamily("childcare-subsidy-local", "地方育儿补贴", "Local childcare subsidies"));
    }

    /** A birth opens cases; whatever changes a family's facts has them looked at again. */
    @Override
    public List<LifeEventAutomation> automations() {
        return Stream.of(
                        "birth", "household-moved", "death", "status-changed", "birth-order-corrected", "custody-changed")
                .map(event -> new LifeEventAutomation(event, LifeEventAutomation.ANY_OTHER_FAMILY))
                .toList();
    }
}
