package huiyu.childcare;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;

class ChildcareModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new ChildcareModule();
    }
}
