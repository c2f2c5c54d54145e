package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.decision.Asking;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.policy.assessment.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What has been asked for a subject so far: every first or renewed request that was not withdrawn counts as an application,
 * for its own programme. The others' are told too: two programmes may be set against each other.
 */
@Component
class Applications {

    private final CaseStore cases;
    private final Families families;
    private final People people;

    Applications(CaseStore cases, Families families, People people) {
        this.cases = cases;
        this.families = families;
        this.people = people;
    }

    Asking asking(Read read, CaseFile file) {
        Map<UUID, String> roles = families.roles(read, file.subjectId());
        List<Application> made = cases.listRequests(read, people.listParts(read, List.of(file.subjectId()))).stream()
                .map(request -> application(request, roles))
                .toList();
        Map<String, Object> applicant = file.applicantId()
                .map(roles::get)
                .<Map<String, Object>>map(role -> Map.of("kind", role))
                .orElse(Map.of());
        return new Asking(file.subjectId(), made, applicant, Optional.empty());
    }

    private static Application application(CaseFile request, Map<UUID, String> roles) {
        return new Application(
                request.receivedOn(),
                request.receivedOn().getYear(),
                request.applicantId().map(roles::get).orElse(null),
                channel(request.channel()),
                null,
                request.programme());
    }

    private static String channel(Channel channel) {
        return switch (channel) {
            case COUNTER -> "counter";
            case APP, INTEGRATOR -> "online";
            case EVENT -> null;
        };
    }
}
