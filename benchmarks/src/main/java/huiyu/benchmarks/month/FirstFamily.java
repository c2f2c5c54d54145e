package huiyu.benchmarks.month;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Province;
import huiyu.benchmarks.Tokens;
import huiyu.core.job.EventDispatcher;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One family of a city as the platform makes it, for others to be copies of: a birth is reported, the subsidy granted by rule,
 * its first month ordered. That the bank has paid is set down.
 */
final class FirstFamily {

    static final int BIRTH_ORDER = 2;

    private final DSLContext owner;
    private final ConfigurableApplicationContext platform;
    private final Tokens tokens;

    /** @param platform inside this process, with policy loaded, on a day of the month that is paid */
    FirstFamily(DSLContext owner, ConfigurableApplicationContext platform, Tokens tokens) {
        this.owner = owner;
        this.platform = platform;
        this.tokens = tokens;
    }

    /** @param month of the birth, and of the first payment */
    void create(MonthCity city, YearMonth month) throws Exception {
        Api files = new Api(base(), tokens.ofPerson(city.caseworker()));
        files.done("POST", "/life-events", birth(city, month.atDay(1)));
        work();
        UUID mother = owner.fetchSingle("select relative_id from core.kinship where tenant_id = ?", city.tenantId()).get(0, UUID.class);
        files.done("POST", "/people/" + mother + "/payee-accounts",
                "{\"holder\": \"李梅\", \"number\": \"6222021602001234567\", \"bankCode\": \"102451000017\"}");
        requireDecision(city);
        new Api(base(), tokens.ofPerson(city.officer())).done("POST", "/payment-runs", "{\"month\": \"" + month + "\"}");
        work();
        settle(city);
    }

    /** A number of each child of all cities. @param child of the city, 0 being the first, up to a million */
    static String certificate(MonthCity city, int child) {
        return "T%03d%06d".formatted(city.number(), child);
    }

    private static String birth(MonthCity city, LocalDate born) {
        return """
                {"eventNumber": "BENCH-1", "kind": "birth", "occurredOn": "%1$s",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "%1$s", "birthCertificate": "%2$s", "birthOrder": %3$d, "householdDivision": "%4$s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%5$s"}],
                   "facts": [{"fact": "family.status", "value": null}]}}"""
                .formatted(born, certificate(city, 0), BIRTH_ORDER, city.code(), Province.number(city.number(), 800_000));
    }

    private void requireDecision(MonthCity city) {
        String stands = owner.fetch(
                        """
                        select c.status, c.verdict, (select string_agg(t.subject || ' ' || t.question_en, '; ') from core.task t where t.tenant_id = c.tenant_id and t.case_id = c.id and t.state <> 'done') as tasks
                          from core.case_file c where c.tenant_id = ? and c.programme = ?""",
                        city.tenantId(), MonthCity.PROGRAMME)
                .formatCSV();
        if (!stands.contains("decided,GRANTED")) {
            throw new IllegalStateException("the first family of a city was not granted the subsidy: " + stands);
        }
    }

    private void settle(MonthCity city) {
        int paid = owner.execute("update core.payment_line set status = 'paid' where tenant_id = ? and status = 'ready'", city.tenantId());
        if (paid != 1) {
            throw new IllegalStateException("the first month of a city's first family has " + paid + " payment lines");
        }
        owner.execute(
                """
                update core.payment_batch set status = 'confirmed', checked_by = 'bench', checked_at = now(), released_by = 'bench, another', released_at = now()
                 where tenant_id = ?""",
                city.tenantId());
    }

    private void work() {
        platform.getBean(EventDispatcher.class).dispatchAll();
    }

    private String base() {
        return "http://127.0.0.1:" + ((WebServerApplicationContext) platform).getWebServer().getPort();
    }
}
