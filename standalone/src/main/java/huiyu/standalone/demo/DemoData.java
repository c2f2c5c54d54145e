package huiyu.standalone.demo;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Makes the demo through the API, step by step. Every step asked for twice gives what is there, so that a first run
 * that was cut off goes on where it stopped.
 */
public final class DemoData {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DemoPlan plan = DemoPlan.read();
    private final HttpClient client;
    private final String gateway;
    private final String password;
    private final Clock clock;
    private final Api administrator;

    /** @param administrator the first administrator's name; all accounts get the same {@code password} */
    public DemoData(HttpClient client, String gateway, String administrator, String password, Clock clock) {
        this.client = client;
        this.gateway = gateway;
        this.password = password;
        this.clock = clock;
        this.administrator = login(administrator, DemoPlan.NATION);
    }

    /** Returns the systems' client ids with their secrets, which are told once. */
    public Map<String, String> create() {
        await("the first administrator to be appointed", () -> administrator.isAnswered("/me"));
        plan.tenants().forEach(this::createTenant);
        plan.orgUnits().forEach(unit -> administrator.post(
                "/tenants/" + unit.tenant() + "/org-units",
                Map.of("divisionCode", unit.divisionCode(), "nameZh", unit.nameZh(), "nameEn", unit.nameEn())));
        plan.staff().forEach(person -> person.tenants().forEach(tenant -> invite(tenant, person)));
        plan.tenants().forEach(tenant -> plan.modules().forEach(module -> enable(tenant, module)));
        Map<String, String> secrets = new LinkedHashMap<>();
        plan.clients().forEach(system -> secrets.put(system.clientId(), secret(system)));
        plan.staff().forEach(person -> person.tenants().forEach(tenant -> awaitActive(tenant, person.username())));
        return secrets;
    }

    /** Loads the shipped packs of the demo's jurisdictions, the nation's first: one officer proposes, another approves. */
    public void loadPolicy() {
        PolicyLoading loading = new PolicyLoading(this::login);
        loading.load(DemoPlan.NATION, plan.policyOfficers(DemoPlan.NATION));
        plan.tenants().forEach(tenant -> loading.load(tenant.divisionCode(), plan.policyOfficers(tenant.divisionCode())));
    }

    /** Nurseries, and the children who go there. */
    public void createChildcare() {
        new ChildcareDemo(this::login, clock).create();
    }

    /** Insured people of two cities, a delivery each, statuses and a warning. After the policy they are decided by. */
    public void createInsurance() {
        InsuranceDemo demo = new InsuranceDemo(this::login, LocalDate.now(clock));
        InsuranceDemo.CITIES.forEach(demo::create);
    }

    private Api login(String username, String tenant) {
        return Api.login(client, gateway, username, password, tenant);
    }

    private void createTenant(DemoPlan.Tenant tenant) {
        administrator.post("/tenants", tenant);
        await(tenant.divisionCode() + " to become active", () -> administrator
                .get("/tenants/" + tenant.divisionCode())
                .get("status")
                .asString()
                .equals("active"));
    }

    private void invite(String tenant, DemoPlan.Staff person) {
        administrator.post(
                "/tenants/" + tenant + "/staff",
                Map.of(
                        "username", person.username(),
                        "displayName", person.displayName(),
                        "initialPassword", password,
                        "assignments", List.of(Map.of("role", person.role(), "validFrom", today()))));
    }

    private void awaitActive(String tenant, String username) {
        await(username + " to be known to Keycloak", () -> {
            for (JsonNode member : administrator.get("/tenants/" + tenant + "/staff?limit=200").get("items")) {
                if (member.get("username").asString().equals(username)) {
                    return member.get("status").asString().equals("active");
                }
            }
            return false;
        });
    }

    private void enable(DemoPlan.Tenant tenant, String module) {
        administrator.put(
                "/tenants/" + tenant.divisionCode() + "/modules/" + module, Map.of("enabledFrom", today()));
    }

    private String secret(DemoPlan.Client system) {
        String path = "/tenants/" + system.tenant() + "/clients";
        try {
            return administrator
                    .post(
                            path,
                            Map.of(
                                    "name", system.name(),
                                    "displayName", system.displayName(),
                                    "role", system.role(),
                                    "validFrom", today()))
                    .get("secret")
                    .asString();
        } catch (ApiProblem there) {
            if (there.status() != 409) {
                throw there;
            }
            return administrator.post(path + "/" + system.clientId() + "/secret", Map.of()).get("secret").asString();
        }
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited too long for " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }
}
