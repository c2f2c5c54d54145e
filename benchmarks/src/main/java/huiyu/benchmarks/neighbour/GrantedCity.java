package huiyu.benchmarks.neighbour;

import huiyu.benchmarks.Tenants;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.DSLContext;

/**
 * A city whose children have standing decisions of a monthly subsidy and mothers with a checked account; set down
 * straight in the database, the accounts encrypted as the platform encrypts them.
 */
record GrantedCity(int tenantId, String officer) {

    public static final String PROGRAMME = "bench-monthly";
    static final long FEN = 60_000;
    private static final int CHUNK = 5_000;
    private static final int SLICES = 16;

    public static GrantedCity make(DSLContext owner, int number, int province, int year) {
        int tenant = Tenants.create(owner, "city", String.valueOf(900_100 + number * 100), province);
        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2020-01-01')", tenant);
        String officer = "finance-" + tenant;
        owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, 'FINANCE_OFFICER', date '2020-01-01' from m""",
                tenant, officer, officer, "subject-of-" + officer);
        owner.execute(
                """
                with f as (insert into core.fund (tenant_id, code, name_zh, name_en, fiscal_year, funder, debtor_name, debtor_account, debtor_bank, created_at, created_by)
                           values (?, 'bench', '基金', 'Fund', ?, 'city', '卫生健康委', '12345678', '102451000001', now(), 'bench') returning tenant_id, id),
                p as (insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id) select tenant_id, ?, ?, 'city', id from f)
                insert into core.fund_slice (tenant_id, fund_id, slice, available_fen) select tenant_id, id, n, 100000000000000 from f, generate_series(0, 15) n""",
                tenant, year, year, PROGRAMME);
        return new GrantedCity(tenant, officer);
    }

    public void grant(DSLContext owner, TenantTransaction transactions, FieldCipher cipher, int children, LocalDate from) {
        for (int done = 0; done < children; done += CHUNK) {
            int count = Math.min(CHUNK, children - done);
            UUID[] accounts = ids(count);
            byte[][] sealed = transactions.run(tenantId, tx -> sealed(tx, cipher, accounts));
            // what is set down is whole; a young table's foreign keys would be checked by reading all of it
            owner.transaction(together -> {
                together.dsl().execute("set local session_replication_role = replica");
                together.dsl().execute(
                    """
                    with n as materialized (
                      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[]) as u (child, mother, account, decision, cipher)),
                    p as (insert into core.person (tenant_id, id, root_id, created_at, created_by)
                          select ?, id, id, now(), 'bench' from (select child as id from n union all select mother from n) both_people),
                    k as (insert into core.kinship (tenant_id, child_id, relative_id, kind, source, recorded_at, recorded_by)
                          select ?, child, mother, 'mother', 'bench', now(), 'bench' from n),
                    a as (insert into core.payee_account (tenant_id, id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                          select ?, account, mother, cipher, decode(md5(account::text), 'hex'), 'bench', now(), 'bench' from n),
                    c as (insert into core.payee_account_check (tenant_id, account_id, verified, note, checked_at, checked_by)
                          select ?, account, true, 'bench', now(), 'bench' from n),
                    d as (insert into core.decision (tenant_id, id, case_id, subject_id, programme, verdict, automatic, decided_on, decided_at, decided_by,
                                                     total_fen, reasons, request, policy, assessment, difference)
                          select ?, decision, uuidv7(), child, ?, 'GRANTED', true, ?::date, now(), 'bench', ? * 24, '{}',
                                                     '{"programme": "bench-monthly", "assessedOn": "2026-01-01", "facts": {}, "applications": []}', '{}',
                                                     '{"verdict": "GRANTED"}', '{}' from n),
                    r as (insert into core.fund_reservation (tenant_id, fund_id, decision_id, subject_id, programme, amount_fen)
                          select ?, f.fund_id, decision, child, f.programme, ? from n, core.fund_programme f where f.tenant_id = ? and f.programme = ?)
                    insert into core.entitlement_segment (tenant_id, decision_id, subject_id, programme, component, valid_from, valid_to, cadence,
                                                          amount_fen, payable_from, funders, payees, clauses)
                    select ?, decision, child, ?, 'monthly', ?::date, ?::date + interval '2 years' - interval '1 day', 'MONTH', ?, ?::date, '{}', '{}', '{}' from n""",
                    ids(count), ids(count), accounts, ids(count), sealed,
                    tenantId, tenantId, tenantId, tenantId, tenantId, PROGRAMME, from, FEN,
                    tenantId, boundPerChild(from), tenantId, PROGRAMME, tenantId, PROGRAMME, from, from, FEN, from);
            });
        }
        owner.execute("update core.fund_slice set reserved_fen = ? where tenant_id = ?", children * boundPerChild(from) / SLICES, tenantId);
    }

    /** Of the funds of the year: what falls due up to its end. */
    private static long boundPerChild(LocalDate from) {
        return FEN * (13 - from.getMonthValue());
    }

    private static byte[][] sealed(Tx tx, FieldCipher cipher, UUID[] accounts) {
        byte[][] sealed = new byte[accounts.length][];
        for (int i = 0; i < accounts.length; i++) {
            sealed[i] = cipher.encrypt(tx, "payee_account.cipher", accounts[i],
                    "{\"holder\":\"李梅\",\"number\":\"62220%014d\",\"bank\":\"102451000017\",\"bankName\":null}".formatted(i));
        }
        return sealed;
    }

    private static UUID[] ids(int count) {
        UUID[] ids = new UUID[count];
        IntFunction<UUID> random = any -> UUID.randomUUID();
        java.util.Arrays.setAll(ids, random);
        return ids;
    }
}
