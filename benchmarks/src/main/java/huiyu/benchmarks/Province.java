package huiyu.benchmarks;

import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.TenantTransaction;
import huiyu.kernel.identifier.CitizenId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;

/** A province of the benchmark: cities with a hospital and funds each, and insured people, set down straight in the database. */
public final class Province {

    private static final int NATION = 1;
    private static final int CHUNK = 5_000;
    private static final int ITEMS = 3_000;
    private static final String[] PROGRAMMES = {"beijing-resident-insurance", "beijing-critical-illness", "beijing-medical-assistance", "beijing-child-assistance"};

    /** @param numbers identity numbers of its insured people; synthetic, they belong to nobody */
    public record City(int tenantId, String code, String hospital, String client, List<String> numbers) {}

    private final DSLContext owner;
    private final int id;

    /** With officers who make policy, here and in the nation. */
    public Province(DSLContext owner) {
        this.owner = owner;
        this.id = Tenants.create(owner, "province", "990000", 1);
        enable(id);
        for (String name : new String[] {"ann", "ben"}) {
            staff(NATION, name + "-nation");
            staff(id, name + "-province");
        }
    }

    public int id() {
        return id;
    }

    private void enable(int tenant) {
        owner.execute(
                "insert into core.tenant_module (tenant_id, module, enabled_from) select ?, unnest(array['insurance', 'assistance']), date '2020-01-01'",
                tenant);
    }

    private void staff(int tenant, String name) {
        owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, 'POLICY_OFFICER', date '2020-01-01' from m""",
                tenant, name, name, "subject-of-" + name);
    }

    /** The province's catalogue of items: nine in ten wholly or mostly in scope. */
    void catalogue() {
        owner.execute(
                """
                with c as (insert into insurance.catalogue (tenant_id, code, valid_from, document, items, sha256, created_at, created_by)
                           values (?, 'bench', date '2020-01-01', 'synthetic', ?, '', now(), 'bench') returning tenant_id, id)
                insert into insurance.catalogue_item (tenant_id, catalogue_id, code, name, kind, self_pay_points)
                select c.tenant_id, c.id, 'X-' || n, '项目' || n, 'drug', case when n % 10 = 0 then 10000 when n % 3 = 0 then 1000 else 0 end
                  from c, generate_series(1, ?) n""",
                id, ITEMS, ITEMS);
    }

    public static String item(Random random) {
        return "X-" + (1 + random.nextInt(ITEMS));
    }

    City city(int number, int people, TenantTransaction transactions, BlindIndexes indexes) {
        int tenant = Tenants.create(owner, "city", code(number), id);
        enable(tenant);
        String hospital = "HB" + number + "0001";
        String client = "his-bench-" + number;
        owner.execute("insert into core.client_assignment (tenant_id, client_id, display_name, role, status, valid_from) values (?, ?, 'HIS', 'INTEGRATOR', 'active', date '2020-01-01')", tenant, client);
        owner.execute(
                """
                with i as (insert into insurance.institution (tenant_id, code, name_zh, name_en, client_id, created_at, created_by)
                           values (?, ?, '医院', 'Hospital', ?, now(), 'bench') returning tenant_id, id)
                insert into insurance.institution_term (tenant_id, institution_id, level, division_code, contract, valid_from, created_at, created_by)
                select tenant_id, id, 3, '900102', 'C', date '2020-01-01', now(), 'bench' from i""",
                tenant, hospital, client);
        for (String programme : PROGRAMMES) {
            fund(tenant, programme);
        }
        List<String> numbers = new ArrayList<>();
        for (int from = 0; from < people; from += CHUNK) {
            numbers.addAll(insure(tenant, number, from, Math.min(CHUNK, people - from), transactions, indexes));
        }
        return new City(tenant, code(number), hospital, client, numbers);
    }

    private static String code(int number) {
        return String.valueOf(900_100 + number * 100);
    }

    private void fund(int tenant, String programme) {
        owner.execute(
                """
                with f as (insert into core.fund (tenant_id, code, name_zh, name_en, fiscal_year, funder, debtor_name, debtor_account, debtor_bank, created_at, created_by)
                           values (?, ?, '基金', 'Fund', 2026, 'city', '医保中心', '12345678', '102451000001', now(), 'bench') returning tenant_id, id),
                p as (insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id) select tenant_id, 2026, ?, 'city', id from f)
                insert into core.fund_slice (tenant_id, fund_id, slice, available_fen) select tenant_id, id, n, 100000000000000 from f, generate_series(0, 15) n""",
                tenant, programme, programme);
    }

    private List<String> insure(
            int tenant, int city, int from, int count, TenantTransaction transactions, BlindIndexes indexes) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            numbers.add(number(city, i));
        }
        String[] hex = transactions.read(tenant, read -> numbers.stream()
                .map(number -> HexFormat.of().formatHex(indexes.of(read, "citizen-id", number).bytes()))
                .toArray(String[]::new));
        owner.execute(
                """
                with n as materialized (select hex, ord, uuidv7() as id from unnest(?::text[]) with ordinality as u (hex, ord)),
                p as (insert into core.person (tenant_id, id, root_id, created_at, created_by) select ?, id, id, now(), 'bench' from n),
                i as (insert into core.person_identifier (tenant_id, person_id, kind, cipher, blind_index, source, recorded_at, recorded_by)
                      select ?, id, 'citizen-id', '\\x00', decode(hex, 'hex'), 'bench', now(), 'bench' from n),
                h as (insert into core.held_status (tenant_id, person_id, status, valid_from, source, recorded_at, recorded_by)
                      select ?, id, 'dibao', date '2026-01-01', 'civil-affairs', now(), 'bench' from n where ord % 10 = 0)
                insert into insurance.enrolment (tenant_id, person_id, kind, insured_year, paid_on, individual_fen, fiscal_fen, subsidy_fen,
                  waiting_months, valid_from, valid_to, basis, recorded_at, recorded_by)
                select ?, id, 'resident', 2026, date '2025-12-01', 40000, 70000, 0, 0, date '2026-01-01', date '2026-12-31',
                       '{"continuous": true}', now(), 'bench' from n""",
                hex, tenant, tenant, tenant, tenant);
        return numbers;
    }

    /** Gives everybody a year that is part-used: three in ten with much cost of their own, so that the next bill is critical. */
    void partUse(String heavy, String light) {
        owner.execute(
                """
                insert into insurance.person_year (tenant_id, person_id, year, counters)
                select tenant_id, person_id, 2026, case when hashtext(person_id::text) % 10 in (0, 1, 2, -1, -2) then ?::jsonb else ?::jsonb end
                  from insurance.enrolment where recorded_by = 'bench'
                on conflict (tenant_id, person_id, year) do update set counters = excluded.counters""",
                heavy, light);
        owner.execute("create schema bench");
        owner.execute("create table bench.start as select tenant_id, person_id, counters from insurance.person_year where year = 2026");
    }

    /** An identity number that belongs to nobody; the same for the same two figures. */
    public static String number(int city, int i) {
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(i / 900 * 13L);
        String head = code(city).substring(0, 4) + "02" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", 1 + i % 900);
        for (char check : "0123456789X".toCharArray()) {
            if (CitizenId.parse(head + check).isValid()) {
                return head + check;
            }
        }
        throw new IllegalStateException(head);
    }
}
