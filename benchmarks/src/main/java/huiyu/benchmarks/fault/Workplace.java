package huiyu.benchmarks.fault;

import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Tokens;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The people who work in a city, and money for the national subsidy. */
record Workplace(City city, Caller hospital, Caller counter, Caller caseworker, Caller reviewer, Caller finance) {

    private static final Map<String, String> ROLES =
            Map.of("counter", "COUNTER_CLERK", "caseworker", "CASEWORKER", "reviewer", "REVIEWER", "finance", "FINANCE_OFFICER");

    static void furnish(DSLContext owner, City city, int year) {
        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2020-01-01')", city.tenantId());
        ROLES.forEach((name, role) -> owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, ?, date '2020-01-01' from m""",
                city.tenantId(), username(name, city), name, "subject-of-" + username(name, city), role));
        for (String funder : new String[] {"centre", "city"}) {
            owner.execute(
                    """
                    with f as (insert into core.fund (tenant_id, code, name_zh, name_en, fiscal_year, funder, debtor_name, debtor_account, debtor_bank, created_at, created_by)
                               values (?, 'subsidy-' || ?, '育儿补贴', 'Subsidy', ?, ?, '卫生健康委', '12345678', '102451000001', now(), 'bench') returning tenant_id, id),
                    p as (insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id) select tenant_id, ?, 'cn-childcare-subsidy', ?, id from f)
                    insert into core.fund_slice (tenant_id, fund_id, slice, available_fen) select tenant_id, id, n, 100000000000000 from f, generate_series(0, 15) n""",
                    city.tenantId(), funder, year, funder, year, funder);
        }
    }

    static Workplace open(City city, List<String> gateways, Tokens tokens, Promises promises) throws Exception {
        return new Workplace(
                city,
                new Caller(gateways, tokens.ofClient(city.client()), promises),
                new Caller(gateways, tokens.ofPerson(username("counter", city)), promises),
                new Caller(gateways, tokens.ofPerson(username("caseworker", city)), promises),
                new Caller(gateways, tokens.ofPerson(username("reviewer", city)), promises),
                new Caller(gateways, tokens.ofPerson(username("finance", city)), promises));
    }

    private static String username(String name, City city) {
        return name + "-" + city.tenantId();
    }
}
