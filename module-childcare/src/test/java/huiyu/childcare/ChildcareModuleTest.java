package huiyu.childcare;

import huiyu.childcare.indicator.ChildcareIndicators;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;

class ChildcareModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new ChildcareModule(new ChildcareIndicators(null));
    }
}
