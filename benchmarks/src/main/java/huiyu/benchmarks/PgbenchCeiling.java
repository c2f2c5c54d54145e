package huiyu.benchmarks;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * The same statements driven by pgbench, without HTTP, tokens or rules: bind, read and lock, write, commit. What is written
 * is a settled bill of the load, again and again for other people and under other numbers. The texts are the store's own.
 */
final class PgbenchCeiling {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String STORE = "huiyu.insurance.settlement.SettlementStore";
    private static final String BIND =
            """
            select set_config('app.tenant_id', t.id::text, true), set_config('app.lineage', t.lineage::text, true), t.policy_epoch
              from core.tenant t where t.id = @tenant""";

    private final DSLContext owner;
    private final int port;
    private final String password;

    PgbenchCeiling(DSLContext owner, int port, String password) {
        this.owner = owner;
        this.port = port;
        this.password = password;
    }

    /** Transactions a second of each round; empty when there is no pgbench on this machine. */
    List<Double> run(int clients, int seconds, int rounds) throws Exception {
        if (!isThere()) {
            return List.of();
        }
        prepare();
        List<Double> perSecond = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            perSecond.add(round(clients, seconds));
        }
        return perSecond;
    }

    private double round(int clients, int seconds) throws Exception {
        long people = owner.fetchSingle("select count(*) from bench.person").get(0, Long.class);
        Path script = Files.createTempFile("huiyu", ".pgbench");
        Files.writeString(script, script(people));
        Process process = process(script, clients, seconds).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher tps = TPS.matcher(output);
        if (!tps.find() || output.contains("aborted")) {
            throw new IllegalStateException("pgbench: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("pgbench", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private ProcessBuilder process(Path script, int clients, int seconds) {
        ProcessBuilder builder = new ProcessBuilder(
                        "pgbench", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "huiyu_app", "-n", "-M", "prepared",
                        "-c", String.valueOf(clients), "-j", "2", "-T", String.valueOf(seconds), "-f", script.toString(), "huiyu")
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        return builder;
    }

    /** People by number, and one settled bill of the load to write again. */
    private void prepare() {
        owner.execute(
                """
                create table bench.person as
                select (row_number() over ())::int - 1 as n, e.tenant_id as tenant, e.person_id, i.code as hospital, t.division_code as division,
                       encode(p.blind_index, 'hex') as hex, (abs(hashtext(e.person_id::text)) % 16)::smallint as slice,
                       (select f.fund_id from core.fund_programme f where f.tenant_id = e.tenant_id and f.programme = 'beijing-resident-insurance') as fund
                  from insurance.enrolment e
                  join core.person_identifier p on p.tenant_id = e.tenant_id and p.person_id = e.person_id
                  join insurance.institution i on i.tenant_id = e.tenant_id
                  join core.tenant t on t.id = e.tenant_id
                 where e.recorded_by = 'bench'""");
        owner.execute("alter table bench.person add primary key (n)");
        owner.execute(
                """
                create table bench.bill as
                select s.*, y.counters::text as counters, j.accounts::text as accounts, j.amounts::text as amounts
                  from insurance.settlement s
                  join insurance.person_year y on y.tenant_id = s.tenant_id and y.person_id = s.person_id and y.year = 2026
                  join insurance.settlement_journal j on j.tenant_id = s.tenant_id and j.settlement_id = s.id
                 where s.state = 'settled' and s.cause = 'bill' and s.bill_number like 'B%' and s.version = 1 limit 1""");
        owner.execute("analyze bench.person");
        owner.execute("grant usage on schema bench to huiyu_app");
        owner.execute("grant select on all tables in schema bench to huiyu_app");
    }

    private static String script(long people) throws ReflectiveOperationException {
        String open = fill(text("OPEN_LOCKED"), List.of(
                "@tenant", "@hospital", "@number", "date '2026-05-01'", "date '2026-05-05'", "null", "array[@hex]", "@tenant"));
        String write = fill(text("WRITE"), List.of(
                "array[@id]", "array[@hospital]", "array[@division]", "array[@number]", "array[1]", "array['settled']", "array['bill']",
                "array['institution']", "array[false]", "array['inpatient']", "array[date '2026-05-05']", "array[0]", "array[@bill.total_fen]",
                "array[@bill.in_scope_fen]", "array[@bill.layers]", "array[@bill.layer_fen]", "array[@bill.patient_fen]",
                "array[@bill.request]", "array[repeat('00', 32)]", "array[@bill.outcome]", "array[null]", "array[@bill.accounts]",
                "array[@bill.amounts]", "array[0]",
                "@tenant", "@person_id", "now()", "'bench'", "@slice", "array[2026]", "array[@bill.counters]",
                "array[@fund]", "array[100]", "@id", "'bill.settled'", "array[@id]", "array['{}']", "null",
                "array[@division]", "array[@hospital]", "array[@number]", "array[0]"));
        return "\\set n random(0, " + (people - 1) + ")\n\\set r random(1, 200000000000000)\nbegin;\n"
                + String.join(";\n", List.of(names(BIND), names(open), names(write))) + ";\ncommit;\n";
    }

    private static String names(String sql) {
        return sql.replace("@id", "('00000000-0000-7000-8000-' || lpad(to_hex(:r::bigint), 12, '0'))::uuid")
                .replace("@number", "('P' || :r::text)")
                .replaceAll("@bill\\.(layers|layer_fen|request|outcome)", "(select $1::text from bench.bill)")
                .replaceAll("@bill\\.(\\w+)", "(select $1 from bench.bill)")
                .replaceAll("@(\\w+)", "(select $1 from bench.person where n = :n)");
    }

    /** Values in the places of the question marks. */
    private static String fill(String sql, List<String> values) {
        StringBuilder filled = new StringBuilder();
        int next = 0;
        for (char c : sql.toCharArray()) {
            filled.append(c == '?' ? values.get(next++) : String.valueOf(c));
        }
        if (next != values.size()) {
            throw new IllegalStateException("the statement has " + next + " places, not " + values.size());
        }
        return filled.toString();
    }

    private static String text(String name) throws ReflectiveOperationException {
        Field field = Class.forName(STORE).getDeclaredField(name);
        field.setAccessible(true);
        return (String) field.get(null);
    }
}
