package huiyu.benchmarks;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Loads shipped packs and figures into one place the way officers do: proposed by one, approved by another. */
public final class Policy {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final Api ann;
    private final Api ben;

    private Policy(Api ann, Api ben) {
        this.ann = ann;
        this.ben = ben;
    }

    /** @param base of a platform @param level {@code nation} or {@code province}, with the officers that {@link Province} made there */
    public static Policy of(String base, Tokens tokens, String level) throws JOSEException {
        return new Policy(new Api(base, tokens.ofPerson("ann-" + level)), new Api(base, tokens.ofPerson("ben-" + level)));
    }

    public void load(String pack) throws IOException, InterruptedException {
        decree("/packs/" + pack + "/proposals", "{\"reason\": \"benchmark\"}");
    }

    /** @param value of a parameter that is known here, as JSON */
    public void enter(String parameter, String value) throws IOException, InterruptedException {
        decree("/proposals",
                """
                {"title": "基准", "reason": "benchmark", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "value", "key": "%s", "content": {"value": %s, "basis": "reading"}}]}""".formatted(parameter, value));
    }

    private void decree(String path, String body) throws IOException, InterruptedException {
        Map<String, Object> draft = JSON.readValue(ann.done("POST", path, body), TREE);
        String proposal = "/proposals/" + draft.get("id");
        ann.done("PUT", proposal + "?version=1", JSON.writeValueAsString(Map.of(
                "title", draft.get("title"), "reason", draft.get("reason"), "effectiveFrom", "2020-01-01", "changes", draft.get("changes"))));
        ann.done("POST", proposal + "/checks", null);
        ann.done("POST", proposal + "/submission", "{\"acknowledgement\": \"benchmark\"}");
        ben.done("POST", proposal + "/approval", "{\"reason\": \"benchmark\"}");
    }
}
