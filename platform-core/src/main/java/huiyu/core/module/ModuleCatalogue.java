package huiyu.core.module;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The modules of this deployment. */
@Component
public class ModuleCatalogue {

    private final List<HuiyuModule> modules;

    /** @throws IllegalStateException when two modules share an id */
    public ModuleCatalogue(Optional<List<HuiyuModule>> modules) {
        this.modules = List.copyOf(modules.orElse(List.of()));
        this.modules.stream().collect(Collectors.toMap(HuiyuModule::id, Function.identity()));
    }

    public List<HuiyuModule> listModules() {
        return modules;
    }

    public Optional<HuiyuModule> findModule(String id) {
        return modules.stream().filter(module -> module.id().equals(id)).findFirst();
    }
}
