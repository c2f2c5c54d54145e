package huiyu.subsidy;

import huiyu.core.module.HuiyuModule;
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
}
