package huiyu.assistance;

import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;

class AssistanceModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new AssistanceModule(null);
    }
}
