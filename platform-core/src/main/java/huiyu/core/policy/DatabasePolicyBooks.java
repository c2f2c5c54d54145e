package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.policy.PolicyBook;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class DatabasePolicyBooks implements PolicyBooks {

    private final AssembledPolicies policies;

    DatabasePolicyBooks(AssembledPolicies policies) {
        this.policies = policies;
    }

    @Override
    public PolicyBook bookFor(Read read, LocalDate on) {
        return policies.book(read, Optional.empty(), on);
    }

    @Override
    public List<Programme> listLayers(Read read) {
        return policies.current(read, Optional.empty()).layers().stream()
                .flatMap(level -> level.programmes().stream())
                .map(LevelProgrammes.Dated::programme)
                .filter(programme -> programme.layer().isPresent())
                .toList();
    }

    @Override
    public PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId) {
        return policies.book(read, Optional.of(orgUnitId), on);
    }
}
