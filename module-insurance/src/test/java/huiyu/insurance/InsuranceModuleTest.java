package huiyu.insurance;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;

class InsuranceModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new InsuranceModule(null);
    }
}
