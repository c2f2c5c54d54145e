package huiyu.core.module;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The modules of this deployment. */
@Component
public class ModuleCatalogue {

    private final List<HuiyuModule> modules;

    /** @throws IllegalStateException when two modules share an id */
    @Autowired
    ModuleCatalogue(ObjectProvider<HuiyuModule> beans) {
        this(beans.orderedStream().toList());
    }

    public ModuleCatalogue(List<HuiyuModule> modules) {
        modules.stream().collect(Collectors.toMap(HuiyuModule::id, Function.identity()));
        this.modules = List.copyOf(modules);
    }

    public List<HuiyuModule> listModules() {
        return modules;
    }

    public Optional<HuiyuModule> findModule(String id) {
        return modules.stream().filter(module -> module.id().equals(id)).findFirst();
    }
}
