package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.policy.PolicyBook;
import java.time.LocalDate;
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
        return policies.current(read, Optional.empty()).bookOn(on);
    }

    @Override
    public PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId) {
        return policies.current(read, Optional.of(orgUnitId)).bookOn(on);
    }
}
