package huiyu.core.access;

import huiyu.core.identity.CorePermissions;
import huiyu.core.identity.Permission;
import huiyu.core.identity.Role;
import huiyu.core.module.HuiyuModule;
import huiyu.core.module.ModuleCatalogue;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Core's permissions and those of all modules. */
@Component
public class PermissionTable {

    private final Map<String, Permission> byCode;
    private final Map<Set<Role>, Set<String>> held = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when a code is listed twice */
    PermissionTable(ModuleCatalogue modules) {
        Stream<Permission> ofModules =
                modules.listModules().stream().map(HuiyuModule::permissions).flatMap(Collection::stream);
        byCode = Stream.concat(CorePermissions.ALL.stream(), ofModules)
                .collect(Collectors.toUnmodifiableMap(Permission::code, Function.identity()));
    }

    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** What somebody holding {@code roles} may do. Asked by every request; there are few sets of roles. */
    public Set<String> heldBy(Set<Role> roles) {
        return held.computeIfAbsent(Set.copyOf(roles), asked -> byCode.values().stream()
                .filter(permission -> !Collections.disjoint(permission.roles(), asked))
                .map(Permission::code)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
