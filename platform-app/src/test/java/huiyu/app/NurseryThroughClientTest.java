package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huiyu.client.HuiyuClient;
import huiyu.client.Problem;
import huiyu.client.childcare.AttendanceApi;
import huiyu.client.childcare.ChildcareEnrolmentsApi;
import huiyu.client.childcare.ChildcareInstitutionsApi;
import huiyu.client.childcare.model.AttendanceEntry;
import huiyu.client.childcare.model.ChildcareEnrolment;
import huiyu.client.childcare.model.NewChildcareEnrolment;
import huiyu.client.childcare.model.PriceDetails;
import huiyu.client.childcare.model.Service;
import huiyu.client.http.ApiException;
import huiyu.core.access.TestTokens;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A nursery's own system, by the generated Java client over a real port: it enrols, keeps the day's attendance, sets its price. */
@SpringBootTest(classes = {Application.class, PlatformTest.Fakes.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NurseryThroughClientTest extends PlatformTest {

    @LocalServerPort
    private int port;

    @Test
    void a_nursery_s_system_runs_its_day() throws ApiException {
        ChildcareCity city = ChildcareCity.withoutPolicy(mvc);
        city.register("CLIENT-1", 10);
        city.register("CLIENT-2", 10);
        UUID child = UUID.fromString(city.child(14));
        LocalDate yesterday = city.today.minusDays(1);
        HuiyuClient nursery = HuiyuClient.at("http://127.0.0.1:" + port)
                .token(() -> TestTokens.client("client-1-" + city.id))
                .tenant(city.code)
                .build();

        String key = HuiyuClient.newIdempotencyKey();
        NewChildcareEnrolment wanted = new NewChildcareEnrolment()
                .institution("CLIENT-1")
                .childId(child)
                .service(Service.FULL_DAY)
                .ageGroup("toddler_12_24m")
                .validFrom(yesterday);
        ChildcareEnrolment enrolment = new ChildcareEnrolmentsApi(nursery.http()).enrolChild(key, wanted);
        assertThat(new ChildcareEnrolmentsApi(nursery.http()).enrolChild(key, wanted).getId()).isEqualTo(enrolment.getId());
        AttendanceApi attendance = new AttendanceApi(nursery.http());
        attendance.recordAttendance(enrolment.getId(), yesterday, new AttendanceEntry().present(true));
        assertThat(attendance.listAttendanceOfDay("CLIENT-1", yesterday)).singleElement().satisfies(row -> {
            assertThat(row.getChildId()).isEqualTo(child);
            assertThat(row.getPresent()).isTrue();
        });
        ApiException contradicted = catchThrowableOfType(
                ApiException.class, () -> attendance.recordAttendance(enrolment.getId(), yesterday, new AttendanceEntry().present(false)));
        assertThat(Problem.of(contradicted).orElseThrow().code()).isEqualTo("attendance-recorded-otherwise");

        ChildcareInstitutionsApi institutions = new ChildcareInstitutionsApi(nursery.http());
        assertThat(institutions.putPrice("CLIENT-1", Service.FULL_DAY, city.today, new PriceDetails().monthlyFen(180_000L)).getPrices()).hasSize(1);
        ApiException others = catchThrowableOfType(
                ApiException.class, () -> institutions.putPrice("CLIENT-2", Service.FULL_DAY, city.today, new PriceDetails().monthlyFen(1L)));
        assertThat(Problem.of(others).orElseThrow().code()).isEqualTo("not-own-institution");
    }
}
