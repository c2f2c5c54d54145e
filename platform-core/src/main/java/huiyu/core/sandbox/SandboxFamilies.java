package huiyu.core.sandbox;

import huiyu.api.platform.model.SandboxFamily;
import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.tenant.Tenant;
import huiyu.core.tenant.TenantDirectory;
import huiyu.core.web.Idempotency;
import huiyu.core.web.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes synthetic families where nothing is real, and nowhere else. */
@Component
class SandboxFamilies {

    private static final String SOURCE = "birth-event";

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final People people;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SandboxFamilies(
            TenantTransaction transactions, TenantDirectory directory, People people, Idempotency idempotency, Audit audit, Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.people = people;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code not-a-sandbox} */
    List<SandboxFamily> create(Actor actor, String tenantCode, String key, int families) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        if (!tenant.isSandbox()) {
            throw ProblemException.conflict("not-a-sandbox", Map.of("tenant", tenantCode));
        }
        return transactions.run(tenant.id(), tx -> List.of(idempotency.once(
                tx, actor, key, "createSandboxFamilies", families, SandboxFamily[].class,
                () -> IntStream.range(0, families).mapToObj(each -> create(tx, actor, tenant)).toArray(SandboxFamily[]::new))));
    }

    private SandboxFamily create(Tx tx, Actor actor, Tenant tenant) {
        SyntheticFamily family = SyntheticFamily.make(random, tenant.divisionCode().substring(0, 4) + "01", LocalDate.now(clock));
        UUID child = people.registerFamily(tx, family.registration(), Origin.of(SOURCE, actor.subject())).childId();
        audit.record(tx, actor, "family.synthesised", "person", child, Map.of());
        return new SandboxFamily()
                .childId(child)
                .childName(family.childName())
                .birthCertificate(family.birthCertificate())
                .birthDate(family.born())
                .motherName(family.motherName())
                .motherCitizenId(family.motherNumber())
                .divisionCode(family.divisionCode());
    }
}
