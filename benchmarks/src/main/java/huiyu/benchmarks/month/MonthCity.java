package huiyu.benchmarks.month;

import huiyu.benchmarks.Tenants;
import org.jooq.DSLContext;

/**
 * A city that pays a monthly subsidy, with money for it and two people: one keeps the files, the other starts payments.
 *
 * @param number among the cities, from 0
 * @param code its division
 */
record MonthCity(int number, int tenantId, String code, String caseworker, String officer) {

    static final String PROGRAMME = "jinan-childcare-subsidy";

    /** @param firstYear the first of two years it has a fund for */
    static MonthCity make(DSLContext owner, int number, int province, int firstYear) {
        String code = String.valueOf(900_100 + number * 100);
        int tenant = Tenants.create(owner, "city", code, province);
        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2020-01-01')", tenant);
        MonthCity city = new MonthCity(number, tenant, code, "caseworker-" + tenant, "finance-" + tenant);
        staff(owner, tenant, city.caseworker, "CASEWORKER");
        staff(owner, tenant, city.officer, "FINANCE_OFFICER");
        for (int year = firstYear; year <= firstYear + 1; year++) {
            fund(owner, tenant, year);
        }
        return city;
    }

    private static void staff(DSLContext owner, int tenant, String name, String role) {
        owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, ?, date '2020-01-01' from m""",
                tenant, name, name, "subject-of-" + name, role);
    }

    private static void fund(DSLContext owner, int tenant, int year) {
        owner.execute(
                """
                with f as (insert into core.fund (tenant_id, code, name_zh, name_en, fiscal_year, funder, debtor_name, debtor_account, debtor_bank, created_at, created_by)
                           values (?, 'bench', '基金', 'Fund', ?, 'city', '卫生健康委', '12345678', '102451000001', now(), 'bench') returning tenant_id, id),
                p as (insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id) select tenant_id, ?, ?, 'city', id from f)
                insert into core.fund_slice (tenant_id, fund_id, slice, available_fen) select tenant_id, id, n, 100000000000000 from f, generate_series(0, 15) n""",
                tenant, year, year, PROGRAMME);
    }
}
