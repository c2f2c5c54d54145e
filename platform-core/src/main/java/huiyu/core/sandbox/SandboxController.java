package huiyu.core.sandbox;

import huiyu.api.platform.SandboxApi;
import huiyu.api.platform.model.SandboxFamily;
import huiyu.api.platform.model.SandboxOrder;
import huiyu.core.identity.CurrentActor;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SandboxController implements SandboxApi {

    private final CurrentActor current;
    private final SandboxFamilies families;

    SandboxController(CurrentActor current, SandboxFamilies families) {
        this.current = current;
        this.families = families;
    }

    @Override
    public ResponseEntity<List<SandboxFamily>> createSandboxFamilies(String divisionCode, String idempotencyKey, SandboxOrder order) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(families.create(current.get(), divisionCode, idempotencyKey, order.getFamilies()));
    }
}
