package huiyu.core.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.module.ModuleCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.stereotype.Controller;

/** An endpoint without exactly one permission does not start. */
class EndpointsTest {

    @Controller
    static class One {
        @GetMapping("/api/things/{id}")
        void getThing() {}
    }

    @Controller
    static class Twice {
        @GetMapping({"/api/things", "/api/all-things"})
        void listThings() {}
    }

    @Test
    void an_endpoint_with_one_listed_permission_starts() {
        assertThatCode(() -> start(One.class, document("/things/{thingId}", Map.of("x-permission", "tenant.read"))))
                .doesNotThrowAnyException();
    }

    @Test
    void an_endpoint_no_document_declares_does_not_start() {
        assertThatThrownBy(() -> start(One.class, document("/others", Map.of("x-permission", "tenant.read"))))
                .hasMessageContaining("GET /api/things/{id}, which no API document declares");
    }

    @Test
    void an_operation_without_a_permission_does_not_start() {
        assertThatThrownBy(() -> start(One.class, document("/things/{id}", Map.of())))
                .hasMessageContaining("names no single x-permission");
    }

    @Test
    void an_operation_with_two_permissions_does_not_start() {
        assertThatThrownBy(() -> start(
                        One.class, document("/things/{id}", Map.of("x-permission", List.of("tenant.read", "staff.read")))))
                .hasMessageContaining("names no single x-permission");
    }

    @Test
    void a_permission_nobody_lists_does_not_start() {
        assertThatThrownBy(() -> start(One.class, document("/things/{id}", Map.of("x-permission", "thing.read"))))
                .hasMessageContaining("requires the unlisted permission thing.read");
    }

    @Test
    void a_module_nobody_brings_does_not_start() {
        assertThatThrownBy(() -> start(
                        One.class, document("/things/{id}", Map.of("x-permission", "tenant.read", "x-module", "thing"))))
                .hasMessageContaining("belongs to the unknown module thing");
    }

    @Test
    void a_method_that_serves_two_routes_does_not_start() {
        assertThatThrownBy(() -> start(Twice.class, document("/things", Map.of("x-permission", "tenant.read"))))
                .hasMessageContaining("serves 2 routes instead of one");
    }

    private static Map<String, Object> document(String path, Map<String, Object> operation) {
        return Map.of("paths", Map.of(path, Map.of("get", operation)));
    }

    private static void start(Class<?> controller, Map<String, Object> document) {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.registerSingleton("controller", controller);
        context.refresh();
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        ModuleCatalogue modules = new ModuleCatalogue(java.util.Optional.empty());
        new Endpoints(
                        new StaticListableBeanFactory(Map.of("mapping", mapping))
                                .getBeanProvider(RequestMappingHandlerMapping.class),
                        new OperationCatalogue(document),
                        new PermissionTable(modules),
                        modules)
                .afterSingletonsInstantiated();
    }
}
