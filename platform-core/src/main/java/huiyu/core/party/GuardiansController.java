package huiyu.core.party;

import huiyu.api.people.GuardiansApi;
import huiyu.api.people.model.Guardian;
import huiyu.api.people.model.GuardianIdentity;
import huiyu.api.people.model.OwnFamily;
import huiyu.api.people.model.RegisteredOwnFamily;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuardiansController implements GuardiansApi {

    private final CurrentActor current;
    private final Guardians guardians;
    private final OwnFamilies families;

    GuardiansController(CurrentActor current, Guardians guardians, OwnFamilies families) {
        this.current = current;
        this.guardians = guardians;
        this.families = families;
    }

    @Override
    public ResponseEntity<Guardian> identifyGuardian(GuardianIdentity identity) {
        Identifier citizenId = Identifiers.citizenId("citizenId", identity.getCitizenId());
        return ResponseEntity.ok(
                new Guardian(guardians.identify(current.get(), citizenId, identity.getName())));
    }

    @Override
    public ResponseEntity<RegisteredOwnFamily> registerOwnFamily(OwnFamily body) {
        FamilyRegistration own = OwnFamilyModels.registration(body);
        try {
            OwnFamilies.OwnFamily family = families.register(current.get(), own);
            return ResponseEntity.ok(new RegisteredOwnFamily(family.guardianId(), family.childId()));
        } catch (ProblemException refused) {
            throw OwnFamilyModels.named(refused);
        }
    }
}
