package huiyu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The same statements driven by pgbench, without HTTP, tokens or rules: bind, read and lock, write, commit. What is written
 * are settled bills of the load, again and again for other people and under other numbers: seven in ten paid by one fund,
 * three by two. pgbench looks up the person first, in a statement of its own.
 */
final class PgbenchCeiling {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

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
        int people = owner.fetchSingle("select count(*) from bench.person").get(0, Integer.class);
        Path light = script(people, "layer_fen[2] = 0", 1);
        Path heavy = script(people, "layer_fen[2] > 0", 2);
        List<Double> perSecond = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            perSecond.add(round(clients, seconds, light + "@70", heavy + "@30"));
        }
        return perSecond;
    }

    private double round(int clients, int seconds, String light, String heavy) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "pgbench", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "huiyu_app", "-n", "-M", "prepared",
                        "-c", String.valueOf(clients), "-j", "2", "-T", String.valueOf(seconds), "-f", light, "-f", heavy, "huiyu")
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
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

    /** People by number, with what the statements ask of each. */
    private void prepare() {
        owner.execute(
                """
                create table bench.person as
                select (row_number() over ())::int - 1 as n, e.tenant_id as tenant, e.person_id, i.code as hospital, t.division_code as division,
                       encode(p.blind_index, 'hex') as hex, (abs(hashtext(e.person_id::text)) % 16)::smallint as slice,
                       (select array_agg(f.fund_id order by f.fund_id) from core.fund_programme f
                         where f.tenant_id = e.tenant_id and f.programme in ('beijing-resident-insurance', 'beijing-critical-illness')) as funds
                  from insurance.enrolment e
                  join core.person_identifier p on p.tenant_id = e.tenant_id and p.person_id = e.person_id
                  join insurance.institution i on i.tenant_id = e.tenant_id
                  join core.tenant t on t.id = e.tenant_id
                 where e.recorded_by = 'bench'""");
        owner.execute("alter table bench.person add primary key (n)");
        owner.execute("analyze bench.person");
        owner.execute("grant usage on schema bench to huiyu_app");
        owner.execute("grant select on all tables in schema bench to huiyu_app");
    }

    private Path script(int people, String which, int funds) throws Exception {
        Record bill = owner.fetchSingle(
                """
                select s.total_fen::text, s.in_scope_fen::text, s.patient_fen::text, s.layers::text, s.layer_fen::text, s.request::text,
                       s.outcome::text, y.counters::text, j.accounts::text, j.amounts::text
                  from insurance.settlement s
                  join insurance.person_year y on y.tenant_id = s.tenant_id and y.person_id = s.person_id and y.year = 2026
                  join insurance.settlement_journal j on j.tenant_id = s.tenant_id and j.settlement_id = s.id
                 where s.state = 'settled' and s.cause = 'bill' and s.bill_number like 'B%' and s.version = 1 and {0} limit 1""",
                org.jooq.impl.DSL.sql(which));
        String text = String.join(";\n", SettlementStatements.bind(), SettlementStatements.open(), SettlementStatements.write(bill, funds));
        String look = """
                \\set n random(0, %d)
                select tenant, person_id, hospital, division, hex, slice, %s as funds, uuidv7() as id, 'P' || uuidv7() as number from bench.person where n = :n \\gset
                begin;
                """.formatted(people - 1, "funds[1:" + funds + "]::text");
        return Files.writeString(Files.createTempFile("huiyu", ".pgbench"), look + text + ";\ncommit;\n");
    }
}
