package huiyu.core.tenant;

import huiyu.core.web.ProblemException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tenant of a division, for pages that are open to everybody: the directory itself is no secret. */
@Component
public class PublicTenants {

    private final PublicTenantStore store;

    PublicTenants(PublicTenantStore store) {
        this.store = store;
    }

    /** @throws ProblemException 404 {@code tenant-not-found} */
    public int getActive(String divisionCode) {
        return store.findActive(divisionCode)
                .orElseThrow(() -> ProblemException.notFound("tenant-not-found", Map.of("tenant", divisionCode)));
    }
}
