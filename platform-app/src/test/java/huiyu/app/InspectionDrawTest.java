package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whom a draw picks for inspection anybody can work out again by hand. */
class InspectionDrawTest extends ChildcareStory {

    @Test
    void a_draw_comes_out_the_same_when_done_by_hand() throws Exception {
        List<String> codes = List.of("DRAWN-1", "DRAWN-2", "DRAWN-3", "DRAWN-4", "DRAWN-5");
        for (String code : codes) {
            city.register(code, 5);
            city.file(code);
        }
        for (String code : codes.subList(0, 4)) {
            ok(city.as("reviewer").put("/childcare/institutions/" + code + "/supervision-classes/2026-01-01", "{\"class\": \"C\", \"reason\": \"年度评估\"}"), 204);
        }
        String request =
                """
                {"name": "第四季度", "seed": "lottery-2026-11-20-0412", "rates": [{"class": "C", "percent": 40}, {"class": "Z", "percent": 0}],
                 "inspectors": ["张三", "李四", "王五"], "inspectorsEach": 2}""";

        MvcTestResult draw = ok(city.as("reviewer").post("/childcare/inspection-draws", request), 200);

        List<String> byHand = codes.subList(0, 4).stream()
                .sorted(Comparator.comparing(code -> sha256("lottery-2026-11-20-0412|" + code)))
                .limit(2)
                .toList();
        assertThat(JsonPath.<List<String>>read(body(draw), "$.drawn[*].institution")).isEqualTo(byHand);
        assertThat(JsonPath.<List<String>>read(body(draw), "$.drawn[0].inspectors")).hasSize(2);
        assertThat(text(draw, "$.verified")).isEqualTo("true");
        assertThat(text(ok(city.as("reviewer").post("/childcare/inspection-draws", request), 200), "$.id")).isEqualTo(text(draw, "$.id"));
        assertProblem(city.as("reviewer").post("/childcare/inspection-draws", request.replace("40", "50")), 409, "seed-used");
    }

    @Test
    void without_rates_of_its_own_a_draw_takes_the_city_s_by_class_and_is_done_again_from_what_it_published() {
        for (String code : List.of("RATED-1", "RATED-2", "RATED-3")) {
            city.register(code, 5);
            city.file(code);
            ok(city.as("reviewer").put("/childcare/institutions/" + code + "/supervision-classes/2026-01-01", "{\"class\": \"B\", \"reason\": \"年度评估\"}"), 204);
        }
        String seed = "lottery-2026-12-01-" + number;

        MvcTestResult drawn = ok(city.as("reviewer").post("/childcare/inspection-draws",
                "{\"name\": \"年度\", \"seed\": \"" + seed + "\", \"inspectors\": [\"张三\", \"李四\", \"王五\"], \"inspectorsEach\": 2}"), 200);

        String published = body(ok(city.as("auditor").get("/childcare/inspection-draws/" + text(drawn, "$.id")), 200));
        List<String> byHand = new ArrayList<>();
        for (String group : List.of("A 10", "B 25", "C 50", "D 100", "Z 100")) {
            String name = group.substring(0, 1);
            int percent = Integer.parseInt(group.substring(2));
            assertThat(JsonPath.<List<Integer>>read(published, "$.rates[?(@.class == '" + name + "')].percent")).containsExactly(percent);
            List<String> roster = JsonPath.read(published, "$.roster[?(@.class == '" + name + "')].institution");
            roster.stream()
                    .sorted(Comparator.comparing(code -> sha256(seed + "|" + code)))
                    .limit((long) Math.ceil(roster.size() * percent / 100.0))
                    .map(code -> code + " " + Stream.of("张三", "李四", "王五").sorted(Comparator.comparing(who -> sha256(seed + "|" + code + "|" + who))).limit(2).toList())
                    .forEach(byHand::add);
        }
        List<Map<String, Object>> all = JsonPath.read(published, "$.drawn");
        assertThat(all).extracting(each -> each.get("institution") + " " + new ArrayList<>((List<?>) each.get("inspectors"))).isEqualTo(byHand);
        assertThat(byHand).isNotEmpty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
