package huiyu.app.attack;

import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.identity.Role;
import huiyu.core.job.EventDispatcher;
import huiyu.core.party.TestNumbers;
import huiyu.core.payment.BankSimulator;
import huiyu.core.payment.PaymentWorld;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A city in which everything has happened once: a birth, a reviewed decision, a paid month, a recovery. */
final class SeededCity {

    static final String BIRTH_PROGRAMME = "cn-childcare-subsidy";
    /** What staff can be; the others are held by machines, by families or by nobody. */
    static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(Role.INTEGRATOR, Role.CITY_APP, Role.GUARDIAN, Role.SYSTEM));
    static final Set<Role> CLIENTS = EnumSet.of(Role.INTEGRATOR, Role.CITY_APP);

    private static final YearMonth MONTH = YearMonth.now(ZoneId.of("Asia/Shanghai"));

    final int tenantId;
    final String divisionCode;
    /** Two people who hold every staff role, so that no missing role hides a missing wall. */
    final String first;
    final String second;
    /** What families and staff of this city said, to be found nowhere else. */
    final List<String> said;

    /** Signed once: a token verified before is quickly verified again. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, UUID> knownIds = new HashMap<>();
    /** One of each table. */
    private Map<String, UUID> ids = Map.of();
    private final MockMvcTester mvc;
    private final EventDispatcher events;
    private final String motherName;
    private final String childName;
    private final String motherNumber = TestNumbers.citizenId(LocalDate.of(1994, 2, 3));
    private final String certificate = TestNumbers.certificate();
    private final String account;

    SeededCity(MockMvcTester mvc, EventDispatcher events, int provinceId) {
        this.mvc = mvc;
        this.events = events;
        tenantId = CoreDatabase.createCity(provinceId);
        divisionCode = CoreDatabase.divisionCode(tenantId);
        first = "first-" + tenantId;
        second = "second-" + tenantId;
        motherName = "欧阳" + (char) (0x8000 + tenantId) + "梅";
        childName = "欧阳" + (char) (0x8000 + tenantId) + "安";
        account = "62170012345" + String.format("%08d", tenantId);
        said = List.of(motherName, childName, motherNumber, certificate, account, "document-" + divisionCode);
        STAFF.forEach(role -> {
            CoreDatabase.assign(tenantId, first, role.name());
            CoreDatabase.assign(tenantId, second, role.name());
            CoreDatabase.assign(tenantId, role + "-" + tenantId, role.name());
        });
        CLIENTS.forEach(this::connect);
        CoreDatabase.transactions().execute(tenantId, tx -> tx.dsl()
                .execute(
                        """
                        insert into core.tenant_module (tenant_id, module, enabled_from)
                        select ?, module, date '2023-01-01' from unnest(array['subsidy', 'insurance', 'assistance', 'childcare']) as module""",
                        tenantId));
    }

    void live() {
        adoptPolicy();
        fund("centre", BIRTH_PROGRAMME);
        fund("city", BIRTH_PROGRAMME, PaymentWorld.PROGRAMME);
        decideABirth();
        payAndTakeBack();
        events.dispatchAll();
    }

    /** Requests about this city's own rows, as far as it has them. */
    Sample own() {
        return new Sample(name -> knownIds.getOrDefault(name, likely(name).orElseGet(() -> ids.values().iterator().next())), words());
    }

    /** Whether the city has a row that answers to the operation's path. */
    boolean knows(ApiOperation operation) {
        return operation.idsInPath().stream().allMatch(name -> knownIds.containsKey(name) || likely(name).isPresent());
    }

    /** Finds out which row each id in a path means: one for which a read answers the city's own staff. */
    void learnIds(List<ApiOperation> operations) {
        ids = Evidence.ids(tenantId);
        operations.stream()
                .filter(operation -> operation.reads() && !operation.idsInPath().isEmpty())
                .sorted(Comparator.comparingInt(operation -> operation.idsInPath().size()))
                .forEach(operation -> operation.idsInPath().stream().filter(name -> !knownIds.containsKey(name)).forEach(name ->
                        Stream.concat(likely(name).stream(), ids.values().stream())
                                .filter(id -> answers(operation, name, id))
                                .findFirst()
                                .ifPresent(id -> knownIds.put(name, id))));
    }

    private boolean answers(ApiOperation operation, String name, UUID id) {
        Sample trial = new Sample(other -> other.equals(name) ? id : knownIds.getOrDefault(other, id), words());
        return ApiRequest.of(operation, trial, trial).withoutQuery().send(mvc, headers(first)).getResponse().getStatus() == 200;
    }

    /** {@code caseId} is the id of a {@code case}, as far as names tell. */
    private Optional<UUID> likely(String name) {
        String noun = name.replaceAll("Id$", "").replace("relative", "person").replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return ids.keySet().stream().filter(table -> table.equals(noun) || table.endsWith("_" + noun) || table.equals(noun + "_member")).findFirst().map(ids::get);
    }

    /** Words that requests to this city need. */
    Map<String, Object> words() {
        return Map.ofEntries(
                Map.entry("divisionCode", divisionCode),
                Map.entry("programme", BIRTH_PROGRAMME),
                Map.entry("programmeCode", BIRTH_PROGRAMME),
                Map.entry("module", "subsidy"),
                Map.entry("pack", "cn-national"),
                Map.entry("fact", "family.status"),
                Map.entry("attribute", "household"),
                Map.entry("month", MONTH.toString()),
                Map.entry("fiscalYear", MONTH.getYear()),
                Map.entry("limit", 50));
    }

    /** Headers of somebody in this city who holds just this role. */
    Map<String, String> as(Role role) {
        return CLIENTS.contains(role)
                ? Map.of("Authorization", "Bearer " + tokens.computeIfAbsent(client(role), TestTokens::client))
                : headers(role + "-" + tenantId);
    }

    private String client(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + divisionCode;
    }

    private void connect(Role role) {
        CoreDatabase.transactions().execute(tenantId, tx -> tx.dsl()
                .execute(
                        """
                        insert into core.client_assignment (tenant_id, client_id, display_name, role, status, valid_from)
                        values (?, ?, ?, ?, 'active', date '2000-01-01')""",
                        tenantId, client(role), role + " " + divisionCode, role.name()));
    }

    Map<String, String> headers(String username) {
        return Map.of("Authorization", "Bearer " + tokens.computeIfAbsent(username, TestTokens::person));
    }

    private void adoptPolicy() {
        String proposal = "/api/proposals/" + text(ok(send(first, HttpMethod.POST, "/api/packs/cn-national/proposals",
                "{\"reason\": \"实施\"}")), "$.id");
        ok(send(first, HttpMethod.POST, proposal + "/checks", null));
        ok(send(first, HttpMethod.POST, proposal + "/submission", "{}"));
        ok(send(second, HttpMethod.POST, proposal + "/approval", "{\"reason\": \"同意\"}"));
    }

    private void fund(String funder, String... programmes) {
        MvcTestResult fund = ok(send(first, HttpMethod.POST, "/api/funds",
                """
                {"code": "%s-%s", "nameZh": "专户", "nameEn": "Fund", "fiscalYear": %d, "funder": "%s", "programmes": ["%s"],
                 "debtor": {"name": "财政局", "account": "3700%012d", "bank": "105451000001"}}"""
                        .formatted(funder, divisionCode, MONTH.getYear(), funder, String.join("\", \"", programmes), tenantId)));
        ok(send(first, HttpMethod.POST, "/api/funds/" + text(fund, "$.id") + "/allocations",
                "{\"amountFen\": 1000000000, \"document\": \"document-%s\"}".formatted(divisionCode)));
    }

    private void decideABirth() {
        MvcTestResult event = ok(send(as(Role.INTEGRATOR), HttpMethod.POST, "/api/life-events",
                """
                {"eventNumber": "E-%s", "kind": "birth", "occurredOn": "2026-03-05",
                 "birth": {
                   "child": {"name": "%s", "birthDate": "2026-03-05", "birthCertificate": "%s", "birthOrder": 1, "householdDivision": "%s"},
                   "parents": [{"role": "mother", "name": "%s", "citizenId": "%s", "phone": "139%08d"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "2026-03-05"}]}]}}"""
                        .formatted(divisionCode, childName, certificate, divisionCode, motherName, motherNumber, tenantId)));
        String path = "/api/cases/" + text(event, "$.cases[0].id");
        for (String reviewer : List.of(first, second)) {
            MvcTestResult view = ok(send(reviewer, HttpMethod.GET, path, null));
            ok(send(reviewer, HttpMethod.POST, "/api/tasks/" + text(view, "$.tasks[0].id") + "/verdict",
                    "{\"verdict\": \"approve\", \"caseVersion\": %s}".formatted(text(view, "$.summary.version"))));
        }
        String mother = text(ok(send(first, HttpMethod.GET, path, null)), "$.family[?(@.role == 'mother')].personId");
        ok(send(first, HttpMethod.POST, "/api/people/" + mother.replaceAll("[\\[\\]\"]", "") + "/payee-accounts",
                "{\"holder\": \"%s\", \"number\": \"%s\", \"bankCode\": \"102451000017\"}".formatted(motherName, account)));
        events.dispatchAll();
    }

    private void payAndTakeBack() {
        UUID child = UUID.fromString(text(ok(send(first, HttpMethod.POST, "/api/people/search",
                "{\"identifier\": {\"kind\": \"birth-certificate\", \"number\": \"%s\"}}".formatted(certificate))), "$.items[0].id"));
        PaymentWorld decisions = new PaymentWorld();
        UUID former = decisions.decide(tenantId, child, null, monthly(MONTH + "-01", MONTH + "-28", 600_00));
        run();
        String batch = "/api/payment-batches/"
                + text(ok(send(first, HttpMethod.GET, "/api/payment-batches?status=draft", null)), "$.items[0].id");
        ok(send(first, HttpMethod.POST, batch + "/check", null));
        ok(send(second, HttpMethod.POST, batch + "/release", null));
        String answer = BankSimulator.answer(body(ok(send(second, HttpMethod.GET, batch + "/bank-file", null))), Map.of());
        ok(mvc.post().uri(batch + "/bank-answer").header("Authorization", headers(first).get("Authorization"))
                .contentType(MediaType.APPLICATION_XML).content(answer.getBytes(StandardCharsets.UTF_8)).exchange());
        decisions.decide(tenantId, child, former, monthly(MONTH + "-01", MONTH + "-28", 400_00));
        run();
    }

    private void run() {
        ok(send(first, HttpMethod.POST, "/api/payment-runs", "{\"month\": \"%s\"}".formatted(MONTH)));
        events.dispatchAll();
    }

    private MvcTestResult send(String who, HttpMethod method, String uri, String json) {
        return send(headers(who), method, uri, json);
    }

    private MvcTestResult send(Map<String, String> headers, HttpMethod method, String uri, String json) {
        var request = mvc.method(method).uri(uri).header("Idempotency-Key", UUID.randomUUID().toString());
        headers.forEach(request::header);
        return (json == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(json)).exchange();
    }

    private static MvcTestResult ok(MvcTestResult result) {
        assertThat(result.getResponse().getStatus()).as(body(result)).isBetween(200, 299);
        return result;
    }

    private static String text(MvcTestResult result, String path) {
        return JsonPath.read(body(result), path).toString();
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
