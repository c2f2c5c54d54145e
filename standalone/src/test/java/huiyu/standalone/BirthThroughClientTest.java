package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huiyu.client.ClientCredentials;
import huiyu.client.HuiyuClient;
import huiyu.client.Problem;
import huiyu.client.TokenSupplier;
import huiyu.client.cases.CasesApi;
import huiyu.client.cases.LifeEventsApi;
import huiyu.client.cases.model.BirthDetails;
import huiyu.client.cases.model.LifeEvent;
import huiyu.client.cases.model.LifeEventKind;
import huiyu.client.cases.model.LifeEventReport;
import huiyu.client.cases.model.Newborn;
import huiyu.client.cases.model.Parent;
import huiyu.client.http.ApiException;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two cities' hospitals report births as integrators do: the generated client, through the gateway, with tokens of the
 * real Keycloak. No policy is needed for a birth to be on file.
 */
@ExtendWith(PlatformExtension.class)
class BirthThroughClientTest {

    private static final String JINAN = "370100";
    private static final String FUZHOU = "350100";
    private static final LocalDate BORN = LocalDate.of(2026, 3, 5);

    private final RunningPlatform platform;
    private final LifeEventsApi hospitalOfJinan;
    private final LifeEventsApi hospitalOfFuzhou;

    BirthThroughClientTest(RunningPlatform platform) {
        this.platform = platform;
        this.hospitalOfJinan = new LifeEventsApi(hospital(JINAN, JINAN).http());
        this.hospitalOfFuzhou = new LifeEventsApi(hospital(FUZHOU, FUZHOU).http());
    }

    @Test
    void a_birth_reported_twice_is_one_event() throws ApiException {
        LifeEventReport report = birth(JINAN);

        LifeEvent event = hospitalOfJinan.reportLifeEvent(report);

        assertThat(event.getKind()).isEqualTo(LifeEventKind.BIRTH);
        assertThat(event.getOccurredOn()).isEqualTo(BORN);
        assertThat(hospitalOfJinan.reportLifeEvent(report).getId()).isEqualTo(event.getId());
        assertThat(new LifeEventsApi(caseworker("jinan").http()).listLifeEvents(event.getSubjectId(), null, null).getItems())
                .extracting(LifeEvent::getId)
                .containsExactly(event.getId());
    }

    @Test
    void the_same_number_with_another_content_is_refused() throws ApiException {
        LifeEventReport report = birth(JINAN);
        hospitalOfJinan.reportLifeEvent(report);
        report.getBirth().getChild().setName("大满");

        assertRefused(() -> hospitalOfJinan.reportLifeEvent(report), 422, "event-number-reused");
    }

    @Test
    void a_wrong_check_digit_is_refused_by_field_and_rule_and_uses_up_no_number() throws ApiException {
        LifeEventReport report = birth(JINAN);
        Parent mother = report.getBirth().getParents().getFirst();
        String right = mother.getCitizenId();
        mother.setCitizenId(right.substring(0, 17) + (right.endsWith("0") ? '1' : '0'));

        assertRefused(report, "birth.parents[0].citizenId", "citizen-id-check-digit");

        mother.setCitizenId(right);
        assertThat(hospitalOfJinan.reportLifeEvent(report).getEventNumber()).isEqualTo(report.getEventNumber());
    }

    @Test
    void a_birth_in_the_future_is_refused_by_field_and_rule() {
        LifeEventReport bornTooLate = birth(JINAN);
        bornTooLate.getBirth().getChild().setBirthDate(LocalDate.of(2999, 1, 1));
        LifeEventReport happenedTooLate = birth(JINAN).occurredOn(LocalDate.of(2999, 1, 1));

        assertRefused(bornTooLate, "birth.child.birthDate", "date-in-future");
        assertRefused(happenedTooLate, "occurredOn", "date-in-future");
    }

    @Test
    void a_hospital_speaks_for_its_own_city_only() {
        LifeEventsApi astray = new LifeEventsApi(hospital(JINAN, FUZHOU).http());

        assertRefused(() -> astray.reportLifeEvent(birth(FUZHOU)), 403, "tenant-mismatch");
    }

    @Test
    void a_hospital_may_report_but_not_read() throws ApiException {
        UUID event = hospitalOfJinan.reportLifeEvent(birth(JINAN)).getId();
        CasesApi cases = new CasesApi(hospital(JINAN, JINAN).http());

        assertRefused(() -> cases.listCases(null, null, null, null, null, null, null), 403, "permission-missing");
        assertRefused(() -> hospitalOfJinan.getLifeEvent(event), 403, "permission-missing");
    }

    @Test
    void each_city_sees_its_own_births_though_two_hospitals_use_one_number() throws ApiException {
        LifeEventReport ofJinan = birth(JINAN);
        LifeEventReport ofFuzhou = birth(FUZHOU).eventNumber(ofJinan.getEventNumber());
        LifeEvent inJinan = hospitalOfJinan.reportLifeEvent(ofJinan);
        LifeEvent inFuzhou = hospitalOfFuzhou.reportLifeEvent(ofFuzhou);

        assertSeesOnly(caseworker("jinan"), inJinan, inFuzhou);
        assertSeesOnly(caseworker("fuzhou"), inFuzhou, inJinan);
    }

    private static void assertSeesOnly(HuiyuClient caseworker, LifeEvent own, LifeEvent foreign) throws ApiException {
        LifeEventsApi events = new LifeEventsApi(caseworker.http());
        assertThat(events.getLifeEvent(own.getId()).getSubjectId()).isEqualTo(own.getSubjectId());
        assertRefused(() -> events.getLifeEvent(foreign.getId()), 404, "life-event-not-found");
        assertRefused(() -> events.listLifeEvents(foreign.getSubjectId(), null, null), 404, "person-not-found");
    }

    private static LifeEventReport birth(String division) {
        return new LifeEventReport()
                .eventNumber(UUID.randomUUID().toString())
                .kind(LifeEventKind.BIRTH)
                .occurredOn(BORN)
                .birth(new BirthDetails()
                        .child(new Newborn()
                                .name("小满")
                                .birthDate(BORN)
                                .birthCertificate(TestNumbers.certificate())
                                .birthOrder(1)
                                .householdDivision(division))
                        .parents(List.of(new Parent()
                                .role(Parent.RoleEnum.MOTHER)
                                .name("李梅")
                                .citizenId(TestNumbers.citizenId(LocalDate.of(1994, 2, 3))))));
    }

    /** @param saying the division code in the header of its requests */
    private HuiyuClient hospital(String city, String saying) {
        String id = city + "-hospital";
        return client(ClientCredentials.of(platform.tokenUri(), id, platform.demoClientSecret(id)), saying);
    }

    private HuiyuClient caseworker(String city) {
        String token = platform.demoUserToken(city + "-caseworker");
        return client(() -> token, null);
    }

    private HuiyuClient client(TokenSupplier token, String saying) {
        return HuiyuClient.at(platform.url().toString()).token(token).tenant(saying).build();
    }

    private void assertRefused(LifeEventReport report, String field, String rule) {
        Problem problem = refusal(() -> hospitalOfJinan.reportLifeEvent(report));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.rule()).isEqualTo(rule);
            assertThat(error.zh()).isNotBlank();
        });
    }

    private static void assertRefused(ThrowingCallable asking, int status, String code) {
        Problem problem = refusal(asking);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
    }

    private static Problem refusal(ThrowingCallable asking) {
        return Problem.of(catchThrowableOfType(ApiException.class, asking)).orElseThrow();
    }
}
