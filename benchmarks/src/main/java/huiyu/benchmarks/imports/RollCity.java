package huiyu.benchmarks.imports;

import huiyu.benchmarks.Province;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;

/** Somebody who brings rolls of people into a city, and the rolls. */
final class RollCity {

    static final String CASEWORKER = "bench-roll";

    private final DSLContext owner;
    private final int tenant;

    RollCity(DSLContext owner, int tenant) {
        this.owner = owner;
        this.tenant = tenant;
        owner.execute(
                """
                with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                           values (?, ?, ?, ?, 'active') returning tenant_id, id)
                insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                select tenant_id, id, 'CASEWORKER', date '2020-01-01' from m""",
                tenant, CASEWORKER, CASEWORKER, "subject-of-" + CASEWORKER);
    }

    /** A roll (CSV) of people nobody has on file, of which every {@code rows / bad}-th has a wrong phone. */
    static byte[] roll(int rows, int bad, int round) {
        StringBuilder lines = new StringBuilder("姓名,证件号码,手机,户籍区划\n");
        for (int row = 0; row < rows; row++) {
            String phone = bad > 0 && row % (rows / bad) == 1 ? "12" : "138" + String.format("%08d", row);
            lines.append('李').append((char) (0x4e00 + row % 5_000)).append(',').append(Province.number(0, round * rows + row)).append(',')
                    .append(phone).append(",990102\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same people by one statement into tables alike, with their checks and indexes: a person, a name, a number, a phone, two facts. */
    double ceiling(int rows) {
        String[] tables = {"person", "person_name", "person_identifier", "person_phone", "fact"};
        owner.execute("create schema bench_roll");
        for (String table : tables) {
            owner.execute("create table bench_roll." + table + " (like core." + table + " including all)");
        }
        long begun = System.nanoTime();
        owner.execute(
                """
                with n as materialized (select n, uuidv7() as id, decode(md5(n::text), 'hex') as bytes from generate_series(1, ?) n),
                p as (insert into bench_roll.person (tenant_id, id, root_id, created_at, created_by) select ?, id, id, now(), 'bench' from n),
                a as (insert into bench_roll.person_name (tenant_id, person_id, name, source, recorded_at, recorded_by)
                      select ?, id, '李' || chr((19968 + n % 5000)::int), 'bench', now(), 'bench' from n),
                i as (insert into bench_roll.person_identifier (tenant_id, person_id, kind, cipher, blind_index, source, recorded_at, recorded_by)
                      select ?, id, 'citizen-id', bytes, bytes, 'bench', now(), 'bench' from n),
                f as (insert into bench_roll.person_phone (tenant_id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                      select ?, id, bytes, bytes, 'bench', now(), 'bench' from n)
                insert into bench_roll.fact (tenant_id, person_id, attribute, value, source, recorded_at, recorded_by)
                select ?, id, a, '"x"', 'bench', now(), 'bench' from n, unnest(array['birth_date', 'household']) a""",
                rows, tenant, tenant, tenant, tenant, tenant);
        double perSecond = rows * 1e9 / (System.nanoTime() - begun);
        owner.execute("drop schema bench_roll cascade");
        return perSecond;
    }
}
