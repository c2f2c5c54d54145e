package huiyu.benchmarks.desk;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Tokens;
import huiyu.benchmarks.desk.Desks.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A city with so many cases, set down straight in the database as copies of one that the platform made: seven in a hundred
 * are open, each with a task and its steps, spread over eight districts. Two people look at them: one for the city, one for a
 * district.
 */
public final class CaseCity {

    private static final int DISTRICTS = 8;
    private static final int SAMPLES = 50;
    private static final String PAGE = "limit=50";

    private final int tenant;
    private final List<UUID> openCases;
    private Api cityDesk;
    private Api districtDesk;

    private CaseCity(int tenant, List<UUID> openCases) {
        this.tenant = tenant;
        this.openCases = openCases;
    }

    /** @param template a case of any tenant with what was assessed of it */
    public static CaseCity fill(DSLContext owner, int tenant, UUID template, int cases) {
        owner.connection(one -> {
            DSLContext dsl = DSL.using(one);
            // one connection, so that this and the tables of the moment hold for all of it: foreign keys are not asked
            dsl.execute("set session_replication_role = replica");
            dsl.execute("set synchronous_commit = off");
            units(dsl, tenant);
            staff(dsl, tenant);
            people(dsl, tenant, Math.max(1, cases / 10));
            cases(dsl, tenant, template, cases);
            dsl.execute("drop table bench_unit, bench_person, bench_case");
            dsl.execute("reset session_replication_role");
        });
        List<UUID> open = owner.fetch("select case_id from core.task where tenant_id = ? and state <> 'done' limit ?", tenant, SAMPLES)
                .map(row -> row.get(0, UUID.class));
        return new CaseCity(tenant, open);
    }

    private static void units(DSLContext dsl, int tenant) {
        dsl.execute(
                """
                create temp table bench_unit as
                select n::int as n, uuidv7() as id, division_code || lpad(n::text, 3, '0') as code from core.tenant, generate_series(0, ?) n where id = ?""",
                DISTRICTS - 1, tenant);
        dsl.execute(
                """
                insert into core.org_unit (tenant_id, id, division_code, level, name_zh, name_en, lineage)
                select ?, id, code, 'district', '区', 'District', array[id] from bench_unit""",
                tenant);
    }

    private static void staff(DSLContext dsl, int tenant) {
        for (String name : List.of("city", "district")) {
            dsl.execute(
                    """
                    with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                               values (?, ?, ?, ?, 'active') returning tenant_id, id)
                    insert into core.staff_assignment (tenant_id, staff_id, role, org_unit_id, valid_from)
                    select tenant_id, m.id, 'CASEWORKER', (select id from bench_unit where n = 0 and ? = 'district'), date '2020-01-01' from m""",
                    tenant, username(name, tenant), name, "subject-of-" + username(name, tenant), name);
        }
    }

    private static void people(DSLContext dsl, int tenant, int people) {
        dsl.execute(
                """
                create temp table bench_person as
                select g.n, uuidv7() as id, u.id as unit from generate_series(0, ?) as g (n) join bench_unit u on u.n = g.n % ?""",
                people - 1, DISTRICTS);
        dsl.execute(
                """
                insert into core.person (tenant_id, id, root_id, org_unit_id, created_at, created_by)
                select ?, id, id, unit, now(), 'bench' from bench_person""",
                tenant);
        dsl.execute(
                """
                insert into core.person_name (tenant_id, person_id, name, source, recorded_at, recorded_by)
                select ?, id, '李' || chr(19968 + (n % 9000)::int), 'bench', now(), 'bench' from bench_person""",
                tenant);
        dsl.execute("analyze bench_person");
    }

    /** The open ones come first, so that no two of them are of one person. */
    private static void cases(DSLContext dsl, int tenant, UUID template, int cases) {
        dsl.execute(
                """
                create temp table bench_case as
                select g.n, uuidv7() as id, p.id as person, p.unit, g.n < ? * 0.07 as open,
                       current_date + case when g.n < ? * 0.07 then 20 - g.n % 40 else 30 - g.n % 700 end as due
                  from generate_series(0, ?) as g (n) join bench_person p on p.n = g.n % (select count(*) from bench_person)""",
                cases, cases, cases - 1);
        dsl.execute(
                """
                insert into core.case_file (tenant_id, id, receipt_number, programme, kind, channel, subject_id, org_unit_id, received_on, accepted_on,
                  promise_days, promise, review_chain, due_on, status, step, review_level, request, assessment, verdict, opened_at, changed_at)
                select ?, c.id, 'B-' || c.n, t.programme, t.kind, t.channel, c.person, c.unit, c.due - 30, c.due - 30,
                       t.promise_days, t.promise, t.review_chain, c.due, case when c.open then t.status else 'decided' end, t.step, t.review_level,
                       case when c.open then t.request end, case when c.open then t.assessment end, t.verdict,
                       now() - make_interval(mins => c.n), now()
                  from bench_case c, core.case_file t where t.id = ?""",
                tenant, template);
        dsl.execute(
                """
                insert into core.case_step (tenant_id, case_id, seq, step, verdict, actor, actor_name, taken_at)
                select ?, id, seq, 'review', (array['received', 'assessed'])[seq], 'system', '系统', now() from bench_case, generate_series(1, 2) seq where open""",
                tenant);
        dsl.execute(
                """
                insert into core.task (tenant_id, case_id, kind, subject, question_zh, question_en, role, org_unit_id, assignee, due_on, created_at)
                select ?, id, 'review', '0', '请审核', 'Please review', 'CASEWORKER', unit, case when n % 20 = 0 then ? end, due, now() - make_interval(mins => n)
                  from bench_case where open""",
                tenant, "subject-of-" + username("city", tenant));
    }

    private static String username(String name, int tenant) {
        return name + "-worker-" + tenant;
    }

    /** Its two people come in through the gateway. */
    public void open(String gateway, Tokens tokens) throws Exception {
        cityDesk = new Api(gateway, tokens.ofPerson(username("city", tenant)));
        districtDesk = new Api(gateway, tokens.ofPerson(username("district", tenant)));
    }

    /** What the people of some cities ask for, each time of another city. */
    public static List<Habit> habits(List<CaseCity> cities) {
        List<Habit> habits = new ArrayList<>();
        habits.add(habit("the least a request costs", 1, cities, "/me"));
        habits.add(habit("case list by promised date", 2, cities, "/cases?" + PAGE));
        habits.add(habit("case list, latest first", 2, cities, "/cases?sort=-openedAt&" + PAGE));
        habits.add(habit("case list, in review", 2, cities, "/cases?status=in-review&" + PAGE));
        habits.add(habit("case list, overdue", 2, cities, "/cases?overdue=true&" + PAGE));
        habits.add(habit("worklist of the team", 4, cities, "/tasks?view=team&" + PAGE));
        habits.add(habit("worklist, my own", 2, cities, "/tasks?view=mine&" + PAGE));
        habits.add(habit("worklist, overdue", 2, cities, "/tasks?view=overdue&" + PAGE));
        habits.add(habit("worklist counts", 2, cities, "/task-counts"));
        habits.add(habit("case figures", 1, cities, "/case-figures"));
        habits.add(new Habit("case page", 6, random -> {
            CaseCity city = any(cities, random);
            return city.cityDesk.send("GET", "/cases/" + city.openCases.get(random.nextInt(city.openCases.size())), null);
        }));
        return habits;
    }

    private static Habit habit(String name, int weight, List<CaseCity> cities, String path) {
        return new Habit(name, weight, random -> {
            CaseCity city = any(cities, random);
            return (random.nextBoolean() ? city.cityDesk : city.districtDesk).send("GET", path, null);
        });
    }

    private static CaseCity any(List<CaseCity> cities, Random random) {
        return cities.get(random.nextInt(cities.size()));
    }
}
