package huiyu.assistance;

import huiyu.assistance.warning.WarningFigureStore;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.HuiyuModuleContract;
import java.time.Clock;

class AssistanceModuleTest extends HuiyuModuleContract {

    @Override
    protected HuiyuModule module() {
        return new AssistanceModule(new WarningFigureStore(Clock.systemUTC()));
    }
}
