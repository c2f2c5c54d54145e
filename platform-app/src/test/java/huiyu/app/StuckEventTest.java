package huiyu.app;

import static huiyu.app.StoryCity.body;
import static huiyu.app.StoryCity.ok;
import static huiyu.app.StoryCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An event nobody can follow up: here a decision that is not there. */
class StuckEventTest extends PlatformTest {

    @Autowired
    private MeterRegistry meters;

    private final int province = CoreDatabase.createProvince();
    private final UUID missing = Ids.next();
    private int city;

    @BeforeEach
    void anEventOfACityHasFailedFourTimes() {
        city = CoreDatabase.createCity(province);
        CoreDatabase.assign(city, "admin-" + city, "TENANT_ADMIN");
        CoreDatabase.assign(city, "clerk-" + city, "COUNTER_CLERK");
        CoreDatabase.transactions().execute(city, tx -> tx.dsl().execute(
                "insert into core.outbox_event (tenant_id, kind, subject_id, actor, attempts) values (?, 'decision.made', ?, 'test', 4)",
                city, missing));
    }

    @Test
    void what_has_failed_five_times_is_shown_with_its_reason_counted_and_tried_again_when_somebody_asks() {
        assertThat(body(ok(admin().get("/stuck-events"), 200))).as("four times is not yet often").doesNotContain(missing.toString());
        events.dispatchAll();
        MvcTestResult list = ok(admin().get("/stuck-events"), 200);
        assertThat(text(list, "$.items[0].kind")).isEqualTo("decision.made");
        assertThat(text(list, "$.items[0].subjectId")).isEqualTo(missing.toString());
        assertThat(text(list, "$.items[0].lastError")).isEqualTo("decision-not-found");
        assertThat(meters.get("huiyu.events.stuck").gauge().value()).isPositive();

        events.dispatchAll();
        assertThat(text(ok(admin().get("/stuck-events"), 200), "$.items[0].attempts")).as("waits for its time").isEqualTo("5");
        String id = text(list, "$.items[0].id");
        ok(admin().post("/stuck-events/" + id + "/retry", null), 200);
        events.dispatchAll();
        assertThat(text(ok(admin().get("/stuck-events"), 200), "$.items[0].attempts")).isEqualTo("6");
        assertThat(body(ok(admin().get("/audit-entries?targetId=" + id), 200))).contains("event.retried");
    }

    @Test
    void it_is_gone_once_it_is_handled_and_is_no_business_of_a_clerk_or_a_neighbour() {
        events.dispatchAll();
        String id = text(ok(admin().get("/stuck-events"), 200), "$.items[0].id");
        assertProblem(as("clerk-" + city).get("/stuck-events"), 403, "permission-missing");
        int neighbour = CoreDatabase.createCity(province);
        CoreDatabase.assign(neighbour, "admin-" + neighbour, "TENANT_ADMIN");
        assertThat(body(ok(as("admin-" + neighbour).get("/stuck-events"), 200))).contains("\"items\":[]");
        assertProblem(as("admin-" + neighbour).post("/stuck-events/" + id + "/retry", null), 404, "stuck-event-not-found");

        CoreDatabase.transactions().execute(city, tx -> tx.dsl()
                .execute("update core.outbox_event set kind = 'nobody.listens', created_at = now() - interval '2 hours' where tenant_id = ?", city));
        ok(admin().post("/stuck-events/" + id + "/retry", null), 200);
        events.dispatchAll();
        assertThat(body(ok(admin().get("/stuck-events"), 200))).contains("\"items\":[]");
        assertProblem(admin().post("/stuck-events/" + id + "/retry", null), 404, "stuck-event-not-found");
    }

    private Asking admin() {
        return as("admin-" + city);
    }
}
