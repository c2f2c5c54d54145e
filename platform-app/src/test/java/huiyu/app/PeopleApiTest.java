package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People over HTTP: registered, found, masked, corrected, merged; what is wrong is named. */
class PeopleApiTest extends PlatformTest {

    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final String clerk = "clerk-" + jinan;
    private final String caseworker = "caseworker-" + jinan;
    private final String finance = "finance-" + jinan;
    private final String mother = TestNumbers.citizenId(LocalDate.of(1994, 2, 3));
    private final String certificate = TestNumbers.certificate();

    @BeforeEach
    void staff() {
        CoreDatabase.assign(jinan, clerk, "COUNTER_CLERK");
        CoreDatabase.assign(jinan, caseworker, "CASEWORKER");
        CoreDatabase.assign(jinan, finance, "FINANCE_OFFICER");
    }

    @Test
    void a_family_is_registered_once_found_by_number_and_by_name_and_shown_masked() {
        MvcTestResult first = registerFamily(mother, "2026-03-05");
        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.created").isEqualTo(true);
        assertThat(registerFamily(mother, "2026-03-05")).hasStatusOk().bodyJson().extractingPath("$.created").isEqualTo(false);

        MvcTestResult found = send(clerk, HttpMethod.POST, "/api/people/search",
                "{\"identifier\": {\"kind\": \"citizen-id\", \"number\": \"%s\"}}".formatted(mother));
        assertThat(found).hasStatusOk().bodyJson().extractingPath("$.items[0].identifiers[0].masked")
                .isEqualTo(mother.substring(0, 6) + "********" + mother.substring(14));
        assertThat(send(clerk, HttpMethod.POST, "/api/people/search", "{\"name\": \"梅\", \"match\": \"infix\"}"))
                .hasStatusOk().bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("李梅");
        assertThat(body(found)).doesNotContain(mother);
    }

    @Test
    void a_wrong_number_and_a_birth_in_the_future_are_problems_that_name_field_and_rule() {
        String wrong = mother.substring(0, 17) + (mother.endsWith("1") ? "2" : "1");

        MvcTestResult checkDigit = registerFamily(wrong, "2026-03-05");
        assertThat(checkDigit).hasStatus(422).bodyJson().extractingPath("$.errors[0].field")
                .isEqualTo("relatives[0].identifiers[0]");
        assertThat(checkDigit).bodyJson().extractingPath("$.errors[0].rule").isEqualTo("citizen-id-check-digit");
        assertThat(checkDigit).bodyJson().extractingPath("$.errors[0].zh").isEqualTo("身份证号码校验码不正确");
        assertThat(body(checkDigit)).doesNotContain(wrong);
        assertThat(registerFamily(mother, "2999-01-01")).hasStatus(422).bodyJson().extractingPath("$.errors[0].rule")
                .isEqualTo("date-in-future");
        assertThat(send(clerk, HttpMethod.POST, "/api/people/search", "{\"name\": \"李\"}"))
                .bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void facts_have_a_history_and_an_unknown_attribute_is_refused_by_name() {
        String child = child(registerFamily(mother, "2026-03-05"));
        String facts = "/api/people/" + child + "/facts";
        assertThat(send(clerk, HttpMethod.POST, facts,
                """
                {"source": "declared", "facts": [{"attribute": "household", "value": "370103", "validFrom": "2026-09-01"}]}"""))
                .hasStatusOk().bodyJson().extractingPath("$.recorded").isEqualTo(1);

        assertThat(send(clerk, HttpMethod.GET, facts + "?attribute=household", null))
                .hasStatusOk().bodyJson().extractingPath("$.items[*].value").asArray()
                .containsExactlyInAnyOrder("370103", "370102", "370102");
        MvcTestResult page = send(clerk, HttpMethod.GET, facts + "?limit=1", null);
        assertThat(page).bodyJson().extractingPath("$.nextCursor").isNotNull();
        assertThat(send(clerk, HttpMethod.POST, facts,
                """
                {"source": "declared", "facts": [{"attribute": "marriage_certificate", "value": "yes"}]}"""))
                .hasStatus(422).bodyJson().extractingPath("$.errors[0].rule").isEqualTo("unknown-attribute");
    }

    @Test
    void a_clerk_may_not_see_a_number_in_full_and_a_caseworker_needs_a_reason() {
        String child = child(registerFamily(mother, "2026-03-05"));
        String unmask = "/api/people/" + child + "/unmask";

        assertThat(send(clerk, HttpMethod.POST, unmask, "{\"field\": \"birth-certificate\", \"reason\": \"核对出生证\"}"))
                .hasStatus(403);
        assertThat(send(caseworker, HttpMethod.POST, unmask, "{\"field\": \"birth-certificate\"}")).hasStatus(422);
        assertThat(send(caseworker, HttpMethod.POST, unmask, "{\"field\": \"birth-certificate\", \"reason\": \"核对出生证\"}"))
                .hasStatusOk().bodyJson().extractingPath("$.values[0]").isEqualTo(certificate);
    }

    @Test
    void an_account_is_set_by_a_clerk_and_checked_by_finance() {
        String child = child(registerFamily(mother, "2026-03-05"));
        String accounts = "/api/people/" + child + "/payee-accounts";
        MvcTestResult set = send(clerk, HttpMethod.POST, accounts,
                "{\"holder\": \"李梅\", \"number\": \"6222021602001234567\", \"bankCode\": \"102451000017\"}");
        assertThat(set).hasStatusOk().bodyJson().extractingPath("$.status").isEqualTo("unverified");
        assertThat(set).bodyJson().extractingPath("$.numberMasked").isEqualTo("6222***********4567");
        assertThat(set).bodyJson().extractingPath("$.holderMasked").isEqualTo("李*");

        String check = accounts + "/" + value(set, "$.id") + "/check";
        assertThat(send(finance, HttpMethod.POST, check, "{\"verified\": true, \"note\": \"银行核实\"}"))
                .hasStatusOk().bodyJson().extractingPath("$.status").isEqualTo("verified");
    }

    @Test
    void a_bureau_is_asked_and_the_wait_is_shown() {
        String child = child(registerFamily(mother, "2026-03-05"));
        assertThat(send(clerk, HttpMethod.POST, "/api/people/" + child + "/fact-requests",
                        "{\"attributes\": [\"family.status\", \"family.election\"]}"))
                .hasStatusOk().bodyJson().extractingPath("$.unanswerable[0]").isEqualTo("family.election");
        assertThat(send(clerk, HttpMethod.GET, "/api/people/" + child + "/fact-requests", null))
                .hasStatusOk().bodyJson().extractingPath("$.items[0].status").isEqualTo("waiting");
    }

    @Test
    void another_citys_file_is_not_there() {
        String child = child(registerFamily(mother, "2026-03-05"));
        int other = CoreDatabase.createCity(CoreDatabase.createProvince());
        String stranger = "stranger-" + other;
        CoreDatabase.assign(other, stranger, "CASEWORKER");

        assertThat(send(stranger, HttpMethod.GET, "/api/people/" + child, null)).hasStatus(404);
    }

    private MvcTestResult registerFamily(String motherNumber, String birthDate) {
        return send(clerk, HttpMethod.POST, "/api/people/families",
                """
                {"source": "declared",
                 "child": {"name": "李安", "identifiers": [{"kind": "birth-certificate", "number": "%s"}],
                           "facts": [{"attribute": "birth_date", "value": "%s"},
                                     {"attribute": "household", "value": "370102", "validFrom": "2026-03-05"}]},
                 "relatives": [{"kin": "mother",
                                "person": {"name": "李梅", "identifiers": [{"kind": "citizen-id", "number": "%s"}]}}]}"""
                        .formatted(certificate, birthDate, motherNumber));
    }

    private MvcTestResult send(String username, HttpMethod method, String uri, String body) {
        var request = mvc.method(method).uri(uri).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person(username));
        return body == null ? request.exchange() : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private static String child(MvcTestResult registered) {
        return value(registered, "$.childId");
    }

    private static String value(MvcTestResult result, String path) {
        return com.jayway.jsonpath.JsonPath.read(body(result), path);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
