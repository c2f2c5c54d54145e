package huiyu.core.policy;

import huiyu.api.policy.ProgrammesApi;
import huiyu.api.policy.model.EntryVersion;
import huiyu.api.policy.model.ProgrammeDetail;
import huiyu.api.policy.model.ProgrammeSummary;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProgrammeController implements ProgrammesApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final AssembledPolicies policies;
    private final EntryHistory history;
    private final Clock clock;

    ProgrammeController(
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
    public ResponseEntity<List<ProgrammeSummary>> listProgrammes(LocalDate on, OffsetDateTime knownAt) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        AssembledPolicy policy = policy(knownAt);
        return ResponseEntity.ok(policy.programmesOn(day).stream()
                .map(dated -> summary(dated, policy))
                .toList());
    }

    @Override
    public ResponseEntity<ProgrammeDetail> getProgramme(String code, LocalDate on, OffsetDateTime knownAt) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        List<EntryVersion> versions = transactions.read(tenant(), read -> history.ofProgramme(read, code));
        if (versions.isEmpty()) {
            throw ProblemException.notFound("programme-not-found", Map.of("code", code));
        }
        ProgrammeDetail detail = new ProgrammeDetail().code(code).versions(versions);
        policy(knownAt).programmesOn(day).stream()
                .filter(dated -> dated.code().equals(code))
                .forEach(dated -> versions.stream()
                        .filter(version -> holds(version, day, knownAt)
                                && version.getOrigin().equals(ParametersOnDay.origin(dated.level())))
                        .forEach(detail::inForce));
        return ResponseEntity.ok(detail);
    }

    private static boolean holds(EntryVersion version, LocalDate day, OffsetDateTime knownAt) {
        boolean known = knownAt == null
                ? version.getSupersededAt() == null
                : !version.getRecordedAt().isAfter(knownAt)
                        && (version.getSupersededAt() == null || version.getSupersededAt().isAfter(knownAt));
        return known
                && (version.getValidFrom() == null || !version.getValidFrom().isAfter(day))
                && (version.getValidTo() == null || !version.getValidTo().isBefore(day));
    }

    @Override
    public ResponseEntity<Map<String, Object>> getProgrammeSchema() {
        return ResponseEntity.ok(ProgrammeForms.describe());
    }

    private AssembledPolicy policy(OffsetDateTime knownAt) {
        return transactions.read(
                tenant(),
                read -> knownAt == null
                        ? policies.current(read, Optional.empty())
                        : policies.asKnownAt(read, Optional.empty(), knownAt.toInstant()));
    }

    private static ProgrammeSummary summary(LevelProgrammes.Dated dated, AssembledPolicy policy) {
        var name = dated.programme().name();
        return new ProgrammeSummary()
                .code(dated.code())
                .nameZh(name.zh())
                .nameEn(name.en())
                .family(dated.programme().family())
                .subject(dated.programme().subject())
                .origin(ParametersOnDay.origin(dated.level()))
                .inherited(!policy.isMadeAt(dated.level()))
                .validFrom(dated.valid().startsOpen() ? null : dated.valid().from())
                .validTo(dated.valid().lastDay().orElse(null));
    }

    private int tenant() {
        return currentActor.get().tenantId();
    }
}
