package huiyu.benchmarks.desk;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Province;
import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Tokens;
import huiyu.core.job.EventDispatcher;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One case as the platform makes it, for others to be copies of: a birth is reported, its subsidy waits for a review. */
public final class TemplateCase {

    private static final String CLERK = "bench-clerk";

    private TemplateCase() {}

    /**
     * @param platform inside this process, with policy loaded
     * @return the case's id
     */
    public static UUID create(DSLContext owner, ConfigurableApplicationContext platform, Tokens tokens, City city, LocalDate today) throws Exception {
        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2020-01-01')", city.tenantId());
        owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, 'COUNTER_CLERK', date '2020-01-01' from m""",
                city.tenantId(), CLERK, CLERK, "subject-of-" + CLERK);
        String base = "http://127.0.0.1:" + ((WebServerApplicationContext) platform).getWebServer().getPort();
        new Api(base, tokens.ofPerson(CLERK)).done("POST", "/life-events",
                """
                {"eventNumber": "BENCH-1", "kind": "birth", "occurredOn": "%1$s",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "%1$s", "birthCertificate": "T370000001", "birthOrder": 1, "householdDivision": "%2$s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%3$s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "%1$s"}]}]}}"""
                        .formatted(today.minusDays(30), city.code(), Province.number(0, 800_000)));
        platform.getBean(EventDispatcher.class).dispatchAll();
        return owner.fetchSingle("select id from core.case_file where tenant_id = ? and status = 'in-review' limit 1", city.tenantId()).get(0, UUID.class);
    }
}
