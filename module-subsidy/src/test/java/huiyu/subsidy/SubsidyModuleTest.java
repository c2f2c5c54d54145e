package huiyu.subsidy;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;

class SubsidyModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new SubsidyModule();
    }
}
