package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.party.TestNumbers;
import huiyu.core.settlement.HeldStatus;
import huiyu.core.settlement.HeldStatuses;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cities that settle bills by shipped policy (Beijing's, if no other is named), with hospitals, funds and insured people. */
final class SettlementWorld {

    static final LocalDate GROWN_UP = LocalDate.of(1992, 6, 1);
    static final LocalDate CHILD = LocalDate.of(2020, 6, 1);
    private static final List<String> PROGRAMMES = List.of(
            "beijing-resident-insurance", "beijing-critical-illness", "beijing-medical-assistance", "beijing-child-assistance", "supplement");

    private final MockMvcTester mvc;
    private final ApplicationContext platform;
    final int province;
    private final DSLContext owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);

    /** @param packs the province's own, after the nation's */
    SettlementWorld(MockMvcTester mvc, ApplicationContext platform, String... packs) {
        this.mvc = mvc;
        this.platform = platform;
        province = CoreDatabase.createProvince();
        adopt(province, "cn-national");
        List.of(packs).forEach(pack -> adopt(province, pack));
    }

    private void adopt(int tenant, String pack) {
        decree(tenant, "/packs/" + pack + "/proposals", "{\"reason\": \"首次载入\"}");
    }

    /** A city with a hospital of its own and money. @param yuan in each fund of 2026 */
    City city(long yuan, String... modules) {
        City city = city(List.of("beijing"), PROGRAMMES, yuan, modules);
        decree(city.id, "/proposals",
                """
                {"title": "大病保险起付标准", "reason": "年度公布", "effectiveFrom": "2025-01-01", "changes": [
                  {"kind": "value", "key": "beijing.critical.deductible", "content": {"value": "30000.00", "basis": "reading"}}]}""");
        return city;
    }

    /**
     * @param packs the city's own; a province's pack may be among them
     * @param programmes that have a fund each, with this money in 2025 and in 2026
     */
    City city(List<String> packs, List<String> programmes, long yuan, String... modules) {
        City city = new City(InsuranceWorld.city(province, modules));
        packs.forEach(pack -> adopt(city.id, pack));
        city.found(programmes, yuan);
        return city;
    }

    /** A pack that holds from a later day on. */
    void adopt(City city, String pack, String from) {
        decree(city.id, "/packs/" + pack + "/proposals", "{\"reason\": \"首次载入\"}", from);
    }

    void decree(int tenant, String path, String body) {
        decree(tenant, path, body, "2020-01-01");
    }

    void decree(int tenant, String path, String body, String from) {
        for (String officer : List.of("ann", "ben")) {
            if (owner.fetchCount(DSL.table("core.staff_member"), DSL.condition("tenant_id = ? and username = ?", tenant, officer + tenant)) == 0) {
                CoreDatabase.assign(tenant, officer + tenant, "POLICY_OFFICER");
            }
        }
        Asking ann = new Asking(mvc, TestTokens.person("ann" + tenant));
        MvcTestResult draft = ann.with("Idempotency-Key", UUID.randomUUID().toString()).post(path, body);
        done(draft);
        String proposal = "/proposals/" + Json.text(draft, "$.id");
        done(ann.put(proposal + "?version=1", inForceFrom(from, draft)));
        done(ann.post(proposal + "/checks", null));
        done(ann.post(proposal + "/submission", "{\"acknowledgement\": \"所缺参数由本市另行公布\"}"));
        done(new Asking(mvc, TestTokens.person("ben" + tenant)).post(proposal + "/approval", "{\"reason\": \"依据文件\"}"));
    }

    private static String inForceFrom(String day, MvcTestResult draft) {
        var read = com.jayway.jsonpath.JsonPath.parse(new String(draft.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        return com.jayway.jsonpath.JsonPath.parse(Map.of(
                        "title", read.<Object>read("$.title"), "reason", read.<Object>read("$.reason"), "effectiveFrom", day,
                        "changes", read.<Object>read("$.changes")))
                .jsonString();
    }

    private static void done(MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus())
                .as(() -> new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .isBetween(200, 299);
    }

    final class City {

        final int id;
        final String hospital;
        final String client;
        final String clerk;

        private City(int id) {
            this.id = id;
            hospital = "H" + id + "0001";
            client = "his-" + id;
            clerk = "clerk-" + id;
        }

        private void found(List<String> programmes, long yuan) {
            CoreDatabase.assign(id, "admin-" + id, "TENANT_ADMIN");
            CoreDatabase.assign(id, clerk, "COUNTER_CLERK");
            CoreDatabase.assign(id, "worker-" + id, "CASEWORKER");
            CoreDatabase.assign(id, "auditor-" + id, "AUDITOR");
            InsuranceWorld.client(id, client);
            Asking admin = new Asking(mvc, TestTokens.person("admin-" + id));
            assertThat(admin.put("/insurance/institutions/" + hospital,
                    "{\"nameZh\": \"第一医院\", \"nameEn\": \"First hospital\", \"clientId\": \"" + client + "\"}")).hasStatusOk();
            assertThat(admin.put("/insurance/institutions/" + hospital + "/terms/2020-01-01",
                    "{\"level\": 3, \"divisionCode\": \"370102\", \"contract\": \"C-1\"}")).hasStatusOk();
            for (int year : List.of(2025, 2026)) {
                programmes.forEach(programme -> fund(programme, year, yuan));
            }
        }

        private void fund(String programme, int year, long yuan) {
            UUID fund = UUID.randomUUID();
            owner.execute("insert into core.fund (tenant_id, id, code, name_zh, name_en, fiscal_year, funder, debtor_name, debtor_account, debtor_bank, created_at, created_by) values (?, ?, ?, '基金', 'Fund', ?, 'city', '医保中心', '12345678', '102451000001', now(), 'test')", id, fund, programme, year);
            owner.execute("insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id) values (?, ?, ?, 'city', ?)", id, year, programme, fund);
            owner.execute("insert into core.fund_slice (tenant_id, fund_id, slice, available_fen) select ?, ?, n, ? from generate_series(0, 15) n", id, fund, yuan * 100 / 16);
            owner.execute("insert into core.fund_allocation (tenant_id, fund_id, amount_fen, document, created_at, created_by) values (?, ?, ?, 'd', now(), 'test')", id, fund, yuan * 100 / 16 * 16);
            owner.execute("insert into core.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor) values (?, ?, 'allocation', uuidv7(), array['funder', 'available'], array[?::bigint, ?::bigint], now(), 'test')", id, fund, -(yuan * 100 / 16 * 16), yuan * 100 / 16 * 16);
        }

        /** Somebody insured here through 2025 and 2026, as a resident. */
        Person insure(LocalDate born) {
            return insure("citizen-id", TestNumbers.citizenId(born), List.of());
        }

        /** The same, known by a birth certificate. */
        Person insureByCertificate(LocalDate born) {
            return insure("birth-certificate", TestNumbers.certificate(), List.of(FactValue.always("birth_date", born.toString())));
        }

        /** Somebody insured in these years only, with or without a break before. */
        Person insure(LocalDate born, boolean continuous, Integer... years) {
            return insure("citizen-id", TestNumbers.citizenId(born), List.of(), continuous, List.of(years));
        }

        private Person insure(String kind, String number, List<FactValue> facts) {
            return insure(kind, number, facts, true, List.of(2025, 2026));
        }

        private Person insure(String kind, String number, List<FactValue> facts, boolean continuous, List<Integer> years) {
            UUID person = platform.getBean(TenantTransaction.class).run(id, tx -> platform.getBean(People.class).registerPerson(
                    tx, new Member(Optional.of("王小满"), List.of(Identifiers.of("n", kind, number)), Optional.empty(), facts),
                    Optional.empty(), Origin.of("staff", "test")));
            for (int year : years) {
                owner.execute(
                        """
                        insert into insurance.enrolment (tenant_id, person_id, kind, insured_year, paid_on, individual_fen, fiscal_fen, subsidy_fen,
                          waiting_months, valid_from, valid_to, basis, recorded_at, recorded_by)
                        values (?, ?, 'resident', ?, date '2024-12-01', 40000, 70000, 0, 0, make_date(?, 1, 1), make_date(?, 12, 31), jsonb_build_object('continuous', ?::boolean), now(), 'test')""",
                        id, person, year, year, year, continuous);
            }
            return new Person(this, person, kind, number);
        }

        /** Between two days, both included; the last may be open. */
        void hold(Person person, String status, String from, String to) {
            platform.getBean(TenantTransaction.class).execute(id, tx -> platform.getBean(HeldStatuses.class).record(
                    tx, List.of(new HeldStatus(person.id, status, LocalDate.parse(from), Optional.ofNullable(to).map(LocalDate::parse), "civil-affairs", Optional.empty())), "test"));
        }

        void hold(Person person, String status) {
            hold(person, status, "2026-01-01", null);
        }

        MvcTestResult settle(String bill) {
            return new Asking(mvc, TestTokens.client(client)).post("/insurance/settlements", bill);
        }

        MvcTestResult reverse(String number, Person person) {
            return new Asking(mvc, TestTokens.client(client)).post("/insurance/reversals", reversal(hospital, number, person));
        }

        MvcTestResult audit(String path) {
            return new Asking(mvc, TestTokens.person("auditor-" + id)).get(path);
        }

        /** @return the merge */
        MvcTestResult merge(Person one, Person other) {
            return worker().post("/person-merges", "{\"personId\": \"%s\", \"otherId\": \"%s\", \"reason\": \"同一个人\"}".formatted(one.id, other.id));
        }

        MvcTestResult unmerge(String merge) {
            return worker().post("/person-merges/" + merge + "/undo", "{\"reason\": \"并非一人\"}");
        }

        private Asking worker() {
            return new Asking(mvc, TestTokens.person("worker-" + id));
        }

        /** One counter of 2026, of whatever is read as the person's file now. */
        long used(Person person, String counter) {
            var answer = com.jayway.jsonpath.JsonPath.parse(new String(
                    audit("/insurance/accumulators?personId=" + person.id).getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
            List<Number> values = answer.read("$[?(@.year == 2026)].counters['" + counter + "']");
            return values.isEmpty() ? 0 : values.getFirst().longValue();
        }

        Asking clerk() {
            return new Asking(mvc, TestTokens.person(clerk));
        }

        /** Every sum the books must keep, in one go; an empty list when they do. */
        List<String> imbalances() {
            return owner.fetch(
                    """
                    select 'settlement ' || id from insurance.settlement
                     where tenant_id = {0} and core.sum_of(layer_fen) + patient_fen <> total_fen
                    union all
                    select 'slices of fund ' || f.code || ' ' || f.fiscal_year from core.fund f
                     where f.tenant_id = {0} and (select sum(s.ordered_fen) from core.fund_slice s where s.tenant_id = f.tenant_id and s.fund_id = f.id)
                       <> (select coalesce(sum(p.amount_fen), 0) from core.fund_posting p where p.tenant_id = f.tenant_id and p.fund_id = f.id and p.account = 'ordered')
                    union all
                    select 'funds and layers' where (select coalesce(sum(s.ordered_fen), 0) from core.fund_slice s where s.tenant_id = {0})
                       <> (select coalesce(sum(p.amount_fen), 0) from insurance.settlement_posting p where p.tenant_id = {0} and p.account like 'layer:%')
                    union all
                    select 'journal ' || settlement_id from insurance.settlement_posting where tenant_id = {0} group by settlement_id having sum(amount_fen) <> 0""",
                    DSL.inline(id)).map(row -> row.get(0, String.class));
        }

        List<String> list(String sql) {
            return owner.fetch(sql, id).map(row -> row.get(0, String.class));
        }

        Map<String, Object> count(String sql) {
            return owner.fetchSingle(sql, id).intoMap();
        }
    }

    record Person(City home, UUID id, String kind, String number) {
        Person(City home, UUID id, String citizenId) {
            this(home, id, "citizen-id", citizenId);
        }
    }

    static String bill(String institution, String number, Person person, String kind, String day, String yuan) {
        return bill(institution, number, person, kind, day, yuan, "");
    }

    static String bill(String institution, String number, Person person, String kind, String day, String yuan, String more) {
        long fen = Math.round(Double.parseDouble(yuan) * 100);
        return """
                {"institution": "%s", "number": "%s", "person": {"kind": "%s", "number": "%s"}, "kind": "%s",
                 "admitted": "%s", "discharged": "%s", "totalFen": %d, "inScopeFen": %d %s}"""
                .formatted(institution, number, person.kind, person.number, kind, day, day, fen, fen, more);
    }

    static String reversal(String institution, String number, Person person) {
        return """
                {"institution": "%s", "number": "%s", "person": {"kind": "%s", "number": "%s"}, "reason": "录入有误"}"""
                .formatted(institution, number, person.kind, person.number);
    }
}
