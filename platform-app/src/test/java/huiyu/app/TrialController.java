package huiyu.app;

import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Doors for tests of who is let in; declared in openapi/trial.yaml. */
@RestController
class TrialController {

    private final CurrentActor current;

    TrialController(CurrentActor current) {
        this.current = current;
    }

    @GetMapping("/trial/open")
    Map<String, String> open() {
        return Map.of("open", "to everybody");
    }

    @GetMapping("/trial/of-the-module")
    Map<String, String> ofTheModule() {
        return Map.of("in", "the module");
    }

    @GetMapping("/trial/for-guardians")
    Map<String, String> forGuardians() {
        Actor actor = current.get();
        return Map.of(
                "subject", actor.subject(),
                "roles", actor.roles().toString(),
                "person", actor.personId().map(Object::toString).orElse(""));
    }
}
