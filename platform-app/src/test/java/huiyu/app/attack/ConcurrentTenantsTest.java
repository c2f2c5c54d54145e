package huiyu.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.app.PlatformTest;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Two tenants at once, on virtual threads over the few pooled connections: no row astray, no answer to the wrong one. */
class ConcurrentTenantsTest extends PlatformTest {

    private static final int REQUESTS = 1_000;
    private static final int AT_ONCE = 24;

    private final int province = CoreDatabase.createProvince();
    private final Desk east = new Desk("东门");
    private final Desk west = new Desk("西门");

    /** A clerk who registers families whose names nobody else uses. */
    private final class Desk {

        final int tenant = CoreDatabase.createCity(province);
        final String mark;
        final String token;

        Desk(String mark) {
            this.mark = mark;
            CoreDatabase.assign(tenant, mark + tenant, "COUNTER_CLERK");
            token = TestTokens.person(mark + tenant);
        }

        String mother(int number) {
            return mark + (char) (0x4E00 + number) + "氏";
        }
    }

    @Test
    void a_thousand_interleaved_requests_put_no_row_astray(@Autowired WebApplicationContext context) throws Exception {
        MockMvcTester quiet = QuietMvc.of(context);
        Semaphore places = new Semaphore(AT_ONCE);
        List<Callable<Void>> requests = new ArrayList<>();
        IntStream.range(0, REQUESTS / 4).forEach(number -> List.of(east, west).forEach(desk -> {
            requests.add(() -> register(quiet, places, desk, number));
            requests.add(() -> search(quiet, places, desk, number));
        }));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(requests)) {
                finished(each);
            }
        }

        assertHasOnlyItsOwn(east, west);
        assertHasOnlyItsOwn(west, east);
    }

    private Void register(MockMvcTester mvc, Semaphore places, Desk desk, int number) {
        String family =
                """
                {"source": "declared",
                 "child": {"name": "%1$s", "identifiers": [{"kind": "birth-certificate", "number": "%2$s"}],
                           "facts": [{"attribute": "birth_date", "value": "2026-03-05"}]},
                 "relatives": [{"kin": "mother", "person": {"name": "%1$s", "identifiers": [{"kind": "citizen-id", "number": "%3$s"}]}}]}"""
                        .formatted(desk.mother(number), TestNumbers.certificate(), TestNumbers.citizenId(LocalDate.of(1994, 2, 3)));
        String answer = post(mvc, places, desk, "/api/people/families", family);
        assertThat(answer).contains("\"created\":true");
        return null;
    }

    /** By one name mostly; by what all names of a city begin with now and then, which is dear. */
    private Void search(MockMvcTester mvc, Semaphore places, Desk desk, int number) {
        Desk other = desk == east ? west : east;
        String asked = number % 25 == 0 ? desk.mark : desk.mother(number);
        assertThat(post(mvc, places, desk, "/api/people/search", "{\"name\": \"" + asked + "\"}")).doesNotContain(other.mark);
        String others = number % 25 == 0 ? other.mark : other.mother(number);
        assertThat(post(mvc, places, desk, "/api/people/search", "{\"name\": \"" + others + "\"}")).contains("\"items\":[]");
        return null;
    }

    /** Whoever gets no connection in time is told to come back, and does. */
    private String post(MockMvcTester mvc, Semaphore places, Desk desk, String path, String json) {
        for (int attempt = 0; attempt < 20; attempt++) {
            places.acquireUninterruptibly();
            try {
                MvcTestResult result = mvc.post().uri(path).header("Authorization", "Bearer " + desk.token)
                        .contentType(MediaType.APPLICATION_JSON).content(json).exchange();
                if (result.getResponse().getStatus() != 503) {
                    assertThat(result.getResponse().getStatus()).as(SeededCity.body(result)).isEqualTo(200);
                    return SeededCity.body(result);
                }
            } finally {
                places.release();
            }
        }
        throw new AssertionError("never let in: " + path);
    }

    private static void assertHasOnlyItsOwn(Desk desk, Desk other) {
        Set<String> texts = Evidence.texts("tenant_id = " + desk.tenant);
        assertThat(texts).contains(IntStream.range(0, REQUESTS / 4).mapToObj(desk::mother).toArray(String[]::new));
        assertThat(texts).noneMatch(text -> text.contains(other.mark));
    }

    private static void finished(Future<Void> request) throws InterruptedException {
        try {
            request.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
