package huiyu.core.access;

import huiyu.core.module.ModuleCatalogue;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Ties every handler method to its operation. Refuses to start when one has no operation or no known permission. */
@Component
class Endpoints implements SmartInitializingSingleton {

    /** The servlet container's error page: reached by no caller of its own accord. */
    private static final String ERROR_PAGE = "org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final OperationCatalogue operations;
    private final PermissionTable permissions;
    private final ModuleCatalogue modules;
    private final Map<Method, Operation> byMethod = new HashMap<>();

    Endpoints(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            OperationCatalogue operations,
            PermissionTable permissions,
            ModuleCatalogue modules) {
        this.mappings = mappings;
        this.operations = operations;
        this.permissions = permissions;
        this.modules = modules;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> flaws = new ArrayList<>(operations.flaws());
        mappings.stream().forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!isErrorPage(handler)) {
                tie(info, handler, flaws);
            }
        }));
        if (!flaws.isEmpty()) {
            throw new IllegalStateException("endpoints without exactly one permission:\n  " + String.join("\n  ", flaws));
        }
    }

    static boolean isErrorPage(HandlerMethod handler) {
        return handler.getBeanType().getName().equals(ERROR_PAGE);
    }

    Optional<Operation> findOperation(HandlerMethod handler) {
        return Optional.ofNullable(byMethod.get(handler.getMethod()));
    }

    private void tie(RequestMappingInfo info, HandlerMethod handler, List<String> flaws) {
        List<String> routes = routes(info);
        if (routes.size() != 1) {
            flaws.add(handler + " serves " + routes.size() + " routes instead of one: " + routes);
            return;
        }
        String[] route = routes.getFirst().split(" ", 2);
        operations.find(route[0], route[1]).ifPresentOrElse(
                operation -> {
                    flaws.addAll(unknown(operation));
                    byMethod.put(handler.getMethod(), operation);
                },
                () -> flaws.add(handler + " serves " + routes.getFirst() + ", which no API document declares"));
    }

    private List<String> unknown(Operation operation) {
        List<String> flaws = new ArrayList<>();
        if (!permissions.knows(operation.permission())) {
            flaws.add(operation.id() + " requires the unlisted permission " + operation.permission());
        }
        operation.module()
                .filter(module -> modules.findModule(module).isEmpty())
                .ifPresent(module -> flaws.add(operation.id() + " belongs to the unknown module " + module));
        return flaws;
    }

    private static List<String> routes(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> method.name() + " " + path))
                .toList();
    }
}
