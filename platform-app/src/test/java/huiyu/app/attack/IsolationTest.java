package huiyu.app.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import huiyu.app.PlatformTest;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.identity.CorePermissions;
import huiyu.core.identity.Permission;
import huiyu.core.identity.Role;
import huiyu.core.job.EventHandler;
import huiyu.core.job.Outbox;
import huiyu.core.module.HuiyuModule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every documented operation, tried by the wrong people: another city of the same province, the province above, an app
 * of another city, wrong roles, nobody, and tokens that were never given out. No answer may carry anything that stands
 * in the victim's rows only, none may fail (5xx), and none of the victim's rows may change.
 */
@TestInstance(PER_CLASS)
class IsolationTest extends PlatformTest {

    /** Operations whose rows the victim lacks, so that a refusal proves little; each with its reason. Shrinks. */
    private static final Map<String, String> NOTHING_TO_FIND = Map.of();

    /** Tables that take no made-up row; each with its reason. Shrinks. */
    private static final Map<String, String> TAKE_NO_ROW = Map.of();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    private List<HuiyuModule> modules;

    private MockMvcTester quiet;
    private SeededCity attacker;
    private SeededCity victim;
    private Map<String, String> aboveThem;
    private Map<String, String> roleless;
    private List<String> worthlessTokens;
    private Map<String, UUID> victimsIds;
    private Map<String, String> refusedRows;
    private Set<String> secrets;
    private final Set<String> spokenByAttackers = new HashSet<>();

    static List<ApiOperation> operations() {
        return ApiOperation.all();
    }

    static Stream<ApiOperation> guarded_operations() {
        return operations().stream()
                .filter(one -> !Set.of(Permission.PUBLIC, Permission.SIGNED_IN).contains(one.permission()));
    }

    static Stream<ApiOperation> lists() {
        return guarded_operations().filter(ApiOperation::isList);
    }

    @BeforeAll
    void twoCitiesOfOneProvinceLive(@Autowired WebApplicationContext context) {
        quiet = QuietMvc.of(context);
        int province = CoreDatabase.createProvince();
        attacker = new SeededCity(quiet, events, province);
        victim = new SeededCity(quiet, events, province);
        for (SeededCity city : List.of(attacker, victim)) {
            city.live();
            city.learnIds(operations());
            useEveryWrite(city);
            city.learnIds(operations());
        }
        SeededCity.STAFF.forEach(role -> CoreDatabase.assign(province, "above-" + province, role.name()));
        secrets = Evidence.secrets(victim.tenantId);
        refusedRows = Planted.rowsOfEveryKind(Evidence.OWNER, victim.tenantId);
        victim.learnIds(operations());
        // of made-up rows only the ids are nobody else's: their words are common ones
        Evidence.secrets(victim.tenantId).stream().filter(ID.asMatchPredicate()).forEach(secrets::add);
        aboveThem = victim.headers("above-" + province);
        roleless = victim.headers("nobody-" + province);
        worthlessTokens = List.of(
                TestTokens.expired(victim.first),
                TestTokens.signedByAStranger(victim.first),
                TestTokens.forAnotherAudience(victim.first),
                TestTokens.fromAnotherIssuer(victim.first),
                unsigned(TestTokens.person(victim.first)));
        victimsIds = Evidence.ids(victim.tenantId);
        assertThat(secrets).contains(victim.said.getFirst());
    }

    /** Leaves rows of as many kinds as generated requests can make. */
    private void useEveryWrite(SeededCity city) {
        operations().stream()
                .filter(operation -> !operation.reads() && !operation.method().equals("DELETE") && !operation.id().equals("putTenantStatus"))
                .forEach(operation -> assertNoFailure(ApiRequest.of(operation, city.own(), city.own()).send(quiet, city.headers(city.first)), operation));
        events.dispatchAll();
    }

    @ParameterizedTest
    @MethodSource("guarded_operations")
    void another_tenants_ids_lead_nowhere(ApiOperation operation) {
        Map<String, String> before = Evidence.fingerprint(victim.tenantId);
        Sample ours = attacker.own();
        Sample theirs = new Sample(victim.own().ids(), attacker.words());

        attack(operation, ApiRequest.of(operation, theirs, theirs), attacker.headers(attacker.first));
        attack(operation, ApiRequest.of(operation, theirs, theirs).withoutQuery(), attacker.headers(attacker.first));
        attack(operation, ApiRequest.of(operation, theirs, ours), attacker.headers(attacker.first));
        if (operation.hasIdInBody()) {
            for (UUID foreign : victimsIds.values()) {
                attack(operation, ApiRequest.of(operation, ours, new Sample(name -> foreign, attacker.words())), attacker.headers(attacker.first));
            }
        }
        if (!operation.path().contains("{divisionCode}") && !operation.id().equals("createTenant")) { // a province manages the tenants under it
            attack(operation, ApiRequest.of(operation, theirs, theirs), aboveThem);
        }
        assertThat(Evidence.fingerprint(victim.tenantId)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded_operations")
    void naming_the_other_tenant_is_refused_whoever_is_named_in_the_path(ApiOperation operation) {
        Sample theirs = victim.own();
        Map<String, String> before = Evidence.fingerprint(victim.tenantId);

        Map<String, String> headers = new LinkedHashMap<>(attacker.headers(attacker.first));
        MvcTestResult named = attack(operation, ApiRequest.of(operation, theirs, theirs), with(headers, "Huiyu-Tenant", victim.divisionCode));
        assertProblem(named, 403, "tenant-mismatch");
        if (operation.path().contains("{divisionCode}")) {
            MvcTestResult inPath = attack(operation, ApiRequest.of(operation, theirs, theirs), headers);
            assertThat(inPath.getResponse().getStatus()).as(SeededCity.body(inPath)).isIn(403, 404, 422);
        }
        assertThat(Evidence.fingerprint(victim.tenantId)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded_operations")
    void an_app_speaks_for_nobody_of_another_tenant(ApiOperation operation) {
        UUID person = victim.own().ids().apply("personId");
        Sample theirs = new Sample(victim.own().ids(), attacker.words());

        MvcTestResult vouched = attack(
                operation,
                ApiRequest.of(operation, theirs, theirs),
                with(attacker.as(Role.CITY_APP), "Huiyu-On-Behalf-Of", person.toString()));
        if (!held(operation.permission()).contains(Role.GUARDIAN)) {
            assertProblem(vouched, 403, "permission-missing");
        }
    }

    @ParameterizedTest
    @MethodSource("guarded_operations")
    void a_role_without_the_permission_is_refused_by_name(ApiOperation operation) {
        ApiRequest request = ApiRequest.of(operation, victim.own(), victim.own());
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM && role != Role.GUARDIAN && !held(operation.permission()).contains(role)) {
                MvcTestResult refused = attack(operation, request, victim.as(role));
                assertProblem(refused, 403, "permission-missing");
                assertThat(refused).bodyJson().extractingPath("$.arguments.permission").isEqualTo(operation.permission());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("guarded_operations")
    void nobody_gets_in_without_a_role_or_with_a_token_that_does_not_count(ApiOperation operation) {
        Sample theirs = victim.own();
        ApiRequest request = ApiRequest.of(operation, theirs, theirs);

        assertProblem(attack(operation, request, roleless), 403, "no-assignment");
        assertProblem(attack(operation, request, with(roleless, "Huiyu-Tenant", victim.divisionCode)), 403, "tenant-mismatch");
        assertProblem(attack(operation, request, Map.of()), 401, "unauthorized");
        for (String token : worthlessTokens) {
            assertProblem(attack(operation, request, Map.of("Authorization", "Bearer " + token)), 401, "unauthorized");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_cursor_of_another_tenant_opens_nothing(ApiOperation operation) {
        Optional<String> cursor = cursor(victim, operation);
        cursor.ifPresent(theirs -> attack(
                operation, ApiRequest.of(operation, attacker.own(), attacker.own()).withoutQuery().with("query cursor", theirs), attacker.headers(attacker.first)));
    }

    /** An event may name anything, and jobs run for all tenants: neither may carry a row from one to another. */
    @Test
    void events_that_name_the_victims_rows_and_jobs_bring_nothing_over(
            @Autowired List<EventHandler> handlers, @Autowired Outbox outbox, @Autowired List<RecurringTask<?>> jobs) {
        Map<String, String> before = Evidence.fingerprint(victim.tenantId);
        Logger complaints = (Logger) LoggerFactory.getLogger("huiyu.core.job");
        complaints.setLevel(Level.OFF); // most of these events cannot be handled, and say so at length
        try {
            CoreDatabase.transactions().execute(attacker.tenantId, tx -> handlers.stream().map(EventHandler::kind).distinct()
                    .forEach(kind -> outbox.publishAll(tx, kind, about(kind), "attacker")));
            events.dispatchAll();
        } finally {
            complaints.setLevel(null);
        }
        assertThat(Evidence.fingerprint(victim.tenantId)).isEqualTo(before);

        jobs.forEach(job -> job.executeRecurringly(null, null));
        Set<String> carriedOver = Evidence.texts("tenant_id = " + attacker.tenantId);
        carriedOver.retainAll(secrets);
        carriedOver.removeAll(spokenByAttackers);
        victimsIds.values().forEach(named -> carriedOver.remove(named.toString()));
        assertThat(carriedOver).isEmpty();
    }

    /** Rows of the victim that an event of this kind could be about by its name, and some that it could not. */
    private List<UUID> about(String kind) {
        Set<String> words = Set.of(kind.split("[.-]"));
        List<UUID> strangers = List.copyOf(victimsIds.values());
        int from = Math.floorMod(kind.hashCode(), strangers.size());
        return Stream.concat(
                        victimsIds.entrySet().stream().filter(one -> Stream.of(one.getKey().split("_")).anyMatch(words::contains)).map(Map.Entry::getValue),
                        Stream.iterate(from, next -> (next + 7) % strangers.size()).limit(4).map(strangers::get))
                .distinct()
                .toList();
    }

    /** Without this, the attacks above would pass on an empty victim. */
    @Test
    void the_victim_has_rows_of_every_kind_that_a_path_can_name() {
        Set<String> blind = guarded_operations().filter(operation -> !victim.knows(operation)).map(ApiOperation::id).collect(Collectors.toCollection(TreeSet::new));

        assertThat(blind).isEqualTo(new TreeSet<>(NOTHING_TO_FIND.keySet()));
    }

    @Test
    void the_victim_has_a_row_in_every_table_of_tenants() {
        assertThat(refusedRows.keySet()).as("%s", refusedRows).isEqualTo(TAKE_NO_ROW.keySet());
    }

    private MvcTestResult attack(ApiOperation operation, ApiRequest request, Map<String, String> headers) {
        MvcTestResult result = request.send(quiet, headers);
        assertNoFailure(result, operation);
        String spoken = request.spoken() + headers;
        ID.matcher(spoken).results().forEach(id -> spokenByAttackers.add(id.group()));
        Set<String> betrayed = new HashSet<>(Evidence.texts(result.getResponse().getContentAsByteArray()));
        betrayed.retainAll(secrets);
        betrayed.removeAll(spokenByAttackers); // what one has said oneself comes back, in one's own audit trail too
        betrayed.removeIf(spoken::contains);
        assertThat(betrayed).as("what %s told of the victim", operation).isEmpty();
        assertThat(victim.said).as("%s", operation)
                .noneMatch(word -> !spoken.contains(word) && SeededCity.body(result).contains(word));
        return result;
    }

    static void assertNoFailure(MvcTestResult result, ApiOperation operation) {
        assertThat(result.getResponse().getStatus())
                .as("%s answered %s because of %s", operation, SeededCity.body(result), result.getMvcResult().getResolvedException())
                .satisfiesAnyOf(status -> assertThat(status).isLessThan(500), status -> assertThat(status).isEqualTo(503));
    }

    private Optional<String> cursor(SeededCity city, ApiOperation operation) {
        String answer = SeededCity.body(ApiRequest.of(operation, city.own(), city.own()).withoutQuery().with("query limit", 1).send(quiet, city.headers(city.first)));
        return answer.contains("\"nextCursor\":\"") ? Optional.of(answer.replaceAll("(?s).*\"nextCursor\":\"([^\"]*)\".*", "$1")) : Optional.empty();
    }

    private Set<Role> held(String permission) {
        return Stream.concat(CorePermissions.ALL.stream(), modules.stream().flatMap(module -> module.permissions().stream()))
                .filter(one -> one.code().equals(permission))
                .flatMap(one -> one.roles().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }

    /** The same claims with {@code alg: none} and no signature. */
    private static String unsigned(String token) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "." + token.split("\\.")[1] + ".";
    }
}
