package huiyu.benchmarks;

import java.io.IOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Loads shipped packs into one place the way officers do: proposed by one, approved by another. */
final class Policy {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final Api ann;
    private final Api ben;

    Policy(Api ann, Api ben) {
        this.ann = ann;
        this.ben = ben;
    }

    void load(String pack) throws IOException, InterruptedException {
        decree("/packs/" + pack + "/proposals", "{\"reason\": \"benchmark\"}");
    }

    /** The one figure that the shipped pack leaves to be entered. */
    void enterDeductible() throws IOException, InterruptedException {
        decree("/proposals",
                """
                {"title": "大病保险起付标准", "reason": "benchmark", "effectiveFrom": "2020-01-01", "changes": [
                  {"kind": "value", "key": "beijing.critical.deductible", "content": {"value": "30000.00", "basis": "reading"}}]}""");
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
