package huiyu.core.module;

import huiyu.core.db.Read;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which module runs a programme, by its family, and whether the tenant has it switched on. A family that no module of
 * this deployment runs has no switch: core serves it for every tenant.
 */
@Component
public class ProgrammeModules {

    private final ModuleCatalogue modules;
    private final TenantModuleStore store;

    ProgrammeModules(ModuleCatalogue modules, TenantModuleStore store) {
        this.modules = modules;
        this.store = store;
    }

    /** The modules of this deployment that the tenant runs on a day. */
    public List<HuiyuModule> listEnabled(Read read, LocalDate on) {
        Set<String> enabled = store.listEnabled(read, on);
        return modules.listModules().stream().filter(module -> enabled.contains(module.id())).toList();
    }

    /** Whether the tenant serves programmes of a family on a day; asked once for many families. */
    public Predicate<String> servedFamilies(Read read, LocalDate on) {
        List<HuiyuModule> enabled = listEnabled(read, on);
        return family -> {
            List<HuiyuModule> running = listRunning(family);
            return running.isEmpty() || running.stream().anyMatch(enabled::contains);
        };
    }

    /** @throws ProblemException 404 {@code module-not-enabled}, as for an operation of that module */
    public void requireEnabled(Read read, String programme, String family, LocalDate on) {
        if (!servedFamilies(read, on).test(family)) {
            throw ProblemException.notFound("module-not-enabled", Map.of(
                    "module", listRunning(family).getFirst().id(),
                    "tenant", store.divisionCode(read),
                    "programme", programme));
        }
    }

    /** Whether an automation of a module is meant for programmes of a family. */
    public boolean covers(HuiyuModule module, LifeEventAutomation automation, String family) {
        return automation.programmeFamily().equals(family)
                || automation.programmeFamily().equals(LifeEventAutomation.ANY_OTHER_FAMILY)
                        && modules.listModules().stream().noneMatch(other -> other != module && claims(other, family));
    }

    private List<HuiyuModule> listRunning(String family) {
        return modules.listModules().stream()
                .filter(module -> claims(module, family)
                        || module.automations().stream().anyMatch(automation -> covers(module, automation, family)))
                .toList();
    }

    private static boolean claims(HuiyuModule module, String family) {
        return module.programmeFamilies().stream().anyMatch(own -> own.code().equals(family));
    }
}
