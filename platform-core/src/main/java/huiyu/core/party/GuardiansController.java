package huiyu.core.party;

import huiyu.api.people.GuardiansApi;
import huiyu.api.people.model.Guardian;
import huiyu.api.people.model.GuardianIdentity;
import huiyu.core.identity.CurrentActor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuardiansController implements GuardiansApi {

    private final CurrentActor current;
    private final Guardians guardians;

    GuardiansController(CurrentActor current, Guardians guardians) {
        this.current = current;
        this.guardians = guardians;
    }

    @Override
    public ResponseEntity<Guardian> identifyGuardian(GuardianIdentity identity) {
        Identifier citizenId = Identifiers.citizenId("citizenId", identity.getCitizenId());
        return ResponseEntity.ok(
                new Guardian(guardians.identify(current.get(), citizenId, identity.getName())));
    }
}
