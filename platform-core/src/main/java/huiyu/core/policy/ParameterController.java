package huiyu.core.policy;

import huiyu.api.policy.ParametersApi;
import huiyu.api.policy.model.ParameterDetail;
import huiyu.api.policy.model.ParameterInForce;
import huiyu.api.policy.model.ParameterPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import huiyu.policy.parameter.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ParameterController implements ParametersApi {

    /** All of a tenant's, so that one can look around in them: some hundreds. */
    private static final int MOST = 2_000;

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final AssembledPolicies policies;
    private final EntryHistory history;
    private final Clock clock;

    ParameterController(
            CurrentActor currentActor,
            TenantTransaction transactions,
            AssembledPolicies policies,
            EntryHistory history,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.policies = policies;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<ParameterPage> listParameters(
            LocalDate on, OffsetDateTime knownAt, UUID orgUnitId, String keyPrefix, String cursor, Integer limit) {
        int most = Cursor.limit(limit, MOST);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        ParametersOnDay onDay = onDay(on, knownAt, orgUnitId);
        List<ParameterInForce> found = onDay.policy().parameters().list().stream()
                .filter(parameter -> keyPrefix == null || parameter.key().startsWith(keyPrefix))
                .filter(parameter -> parameter.key().compareTo(after) > 0)
                .limit(most + 1L)
                .map(onDay::inForce)
                .toList();
        ParameterPage page = new ParameterPage().items(found.subList(0, Math.min(most, found.size())));
        if (found.size() > most) {
            page.nextCursor(Cursor.after(page.getItems().getLast().getKey()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<ParameterDetail> getParameter(
            String key, LocalDate on, OffsetDateTime knownAt, UUID orgUnitId) {
        ParametersOnDay onDay = onDay(on, knownAt, orgUnitId);
        Parameter parameter = onDay.policy().parameters().find(key)
                .orElseThrow(() -> ProblemException.notFound("parameter-not-found", Map.of("key", key)));
        return ResponseEntity.ok(new ParameterDetail()
                .current(onDay.inForce(parameter))
                .history(transactions.read(tenant(), read -> history.ofParameter(read, key))));
    }

    private ParametersOnDay onDay(LocalDate on, OffsetDateTime knownAt, UUID orgUnitId) {
        Optional<UUID> unit = Optional.ofNullable(orgUnitId);
        AssembledPolicy policy = transactions.read(
                tenant(),
                read -> knownAt == null
                        ? policies.current(read, unit)
                        : policies.asKnownAt(read, unit, knownAt.toInstant()));
        return new ParametersOnDay(policy, on == null ? LocalDate.now(clock) : on);
    }

    private int tenant() {
        return currentActor.get().tenantId();
    }
}
