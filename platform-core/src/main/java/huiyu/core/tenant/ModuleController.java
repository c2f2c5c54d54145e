package huiyu.core.tenant;

import huiyu.api.platform.ModulesApi;
import huiyu.api.platform.model.Module;
import huiyu.core.identity.CurrentActor;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ModuleCatalogue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ModuleController implements ModulesApi {

    private final CurrentActor current;
    private final ModuleFlow modules;
    private final ModuleCatalogue catalogue;
    private final Clock clock;

    ModuleController(CurrentActor current, ModuleFlow modules, ModuleCatalogue catalogue, Clock clock) {
        this.current = current;
        this.modules = modules;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<Module>> listModules(String divisionCode) {
        List<ModulePeriod> periods = modules.list(current.get(), divisionCode);
        return ResponseEntity.ok(
                catalogue.listModules().stream().map(module -> model(module, periods)).toList());
    }

    @Override
    public ResponseEntity<Module> putModule(
            String divisionCode, String module, huiyu.api.platform.model.ModulePeriod wanted) {
        var period = new ModulePeriod(module, wanted.getEnabledFrom(), Optional.ofNullable(wanted.getEnabledTo()));
        List<ModulePeriod> periods = modules.put(current.get(), divisionCode, period);
        return ResponseEntity.ok(model(catalogue.findModule(module).orElseThrow(), periods));
    }

    private Module model(HuiyuModule module, List<ModulePeriod> all) {
        List<ModulePeriod> own = all.stream().filter(period -> period.module().equals(module.id())).toList();
        LocalDate today = LocalDate.now(clock);
        return new Module()
                .module(module.id())
                .nameZh(module.nameZh())
                .nameEn(module.nameEn())
                .enabled(own.stream().anyMatch(period -> period.contains(today)))
                .periods(own.stream().map(ModuleController::model).toList());
    }

    private static huiyu.api.platform.model.ModulePeriod model(ModulePeriod period) {
        return new huiyu.api.platform.model.ModulePeriod()
                .enabledFrom(period.from())
                .enabledTo(period.to().orElse(null));
    }
}
