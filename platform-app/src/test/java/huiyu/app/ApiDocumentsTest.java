package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.OperationCatalogue;
import huiyu.core.identity.CorePermissions;
import huiyu.core.identity.Permission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the documents promise is there, and what they ask for exists. */
class ApiDocumentsTest extends PlatformTest {

    /** Asked for by a header, not by an endpoint. */
    private static final Set<String> USED_BY_A_HEADER = Set.of("guardian.vouch");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private OperationCatalogue documents;

    @Test
    void every_documented_operation_is_served() {
        Set<String> missing = new TreeSet<>(documents.routes());
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(info -> info.getMethodsCondition()
                .getMethods()
                .forEach(method -> info.getPatternValues()
                        .forEach(path -> missing.remove(method.name() + " " + path.replaceAll("\\{[^/}]*}", "{}")))));

        assertThat(missing).isEmpty();
    }

    @Test
    void every_permission_of_core_is_used_by_an_endpoint() {
        List<String> unused = CorePermissions.ALL.stream()
                .map(Permission::code)
                .filter(code -> !documents.permissions().contains(code) && !USED_BY_A_HEADER.contains(code))
                .toList();

        assertThat(unused).isEmpty();
    }
}
