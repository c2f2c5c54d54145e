package huiyu.benchmarks;

import huiyu.benchmarks.Province.City;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.TenantTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Fills a deployment: policy the way officers enter it, cities with insured people whose year is part-used. */
public final class Filling {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long HEAVY_FEN = 18_000_000;
    private static final long LIGHT_FEN = 500_000;

    private final DSLContext owner;
    private final Tokens tokens;
    private final ConfigurableApplicationContext platform;
    private final String base;

    public Filling(Deployment deployment, Tokens tokens, ConfigurableApplicationContext platform) {
        this.owner = deployment.owner();
        this.tokens = tokens;
        this.platform = platform;
        this.base = "http://127.0.0.1:" + ((WebServerApplicationContext) platform).getWebServer().getPort();
    }

    public List<City> fill(int cities, int people) throws Exception {
        owner.execute("set session_replication_role = replica");
        Province province = new Province(owner);
        Policy.of(base, tokens, "nation").load("cn-national");
        Policy ofProvince = Policy.of(base, tokens, "province");
        ofProvince.load("beijing");
        // the one figure that the shipped pack leaves to be entered
        ofProvince.enter("beijing.critical.deductible", "\"30000.00\"");
        province.catalogue();
        List<City> all = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            all.add(province.city(
                    i, people / cities, platform.getBean(TenantTransaction.class), platform.getBean(BlindIndexes.class)));
        }
        province.partUse(usedAfter(all.getFirst(), 0, HEAVY_FEN), usedAfter(all.getFirst(), 1, LIGHT_FEN));
        owner.execute("vacuum analyze");
        return all;
    }

    /** The counters a person has after one bill of so much: the shape of a part-used year. */
    private String usedAfter(City city, int person, long fen) throws Exception {
        String bill = """
                {"institution":"%s","number":"S%d","person":{"kind":"citizen-id","number":"%s"},"kind":"inpatient",\
                "admitted":"2026-03-01","discharged":"2026-03-05","totalFen":%d,"inScopeFen":%d}"""
                .formatted(city.hospital(), person, city.numbers().get(person), fen, fen);
        String settled = new Api(base, tokens.ofClient(city.client())).done("POST", "/insurance/settlements", bill);
        return owner.fetchSingle(
                        """
                        select y.counters::text as c from insurance.person_year y
                          join insurance.settlement s on s.tenant_id = y.tenant_id and s.person_id = y.person_id where s.id = ?::uuid""",
                        JSON.readTree(settled).get("id").asString())
                .get("c", String.class);
    }
}
