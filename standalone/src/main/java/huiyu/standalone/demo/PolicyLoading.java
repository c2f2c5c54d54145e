package huiyu.standalone.demo;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Walks a shipped pack through proposal, checks, submission and approval. */
final class PolicyLoading {

    private final BiFunction<String, String, Api> login;

    /** @param login gives the API as a person (username) in a tenant (division code) */
    PolicyLoading(BiFunction<String, String, Api> login) {
        this.login = login;
    }

    void load(String tenant, List<String> officers) {
        if (officers.size() < 2) {
            return;
        }
        Api proposer = login.apply(officers.get(0), tenant);
        Api approver = login.apply(officers.get(1), tenant);
        for (JsonNode pack : proposer.get("/packs")) {
            boolean ours = pack.path("divisionCode").asString(DemoPlan.NATION).equals(tenant);
            String name = pack.get("name").asString();
            if (ours && !proposer.get("/packs/" + name + "/difference").isEmpty()) {
                load(name, tenant, proposer, approver);
            }
        }
    }

    private static void load(String pack, String tenant, Api proposer, Api approver) {
        String id = proposer.postOnce(
                        "/packs/" + pack + "/proposals", "demo-" + tenant + "-" + pack, Map.of("reason", "演示:载入 " + pack))
                .get("id")
                .asString();
        carry(id, "pack " + pack, proposer, approver);
    }

    /** Takes a proposal to its approval from wherever it stands. */
    static void carry(String id, String what, Api proposer, Api approver) {
        JsonNode proposal = proposer.get("/proposals/" + id);
        if (isIn(proposal, "draft")) {
            JsonNode checks = proposer.post("/proposals/" + id + "/checks", Map.of()).get("checks");
            if (!checks.get("problems").isEmpty()) {
                throw new IllegalStateException(what + " breaks rules: " + checks.get("problems"));
            }
            proposal = proposer.post("/proposals/" + id + "/submission", Map.of("acknowledgement", "演示"));
        }
        if (isIn(proposal, "submitted")) {
            approver.post("/proposals/" + id + "/approval", Map.of("reason", "演示:随版本发布的政策,自其生效之日起"));
        }
    }

    private static boolean isIn(JsonNode proposal, String status) {
        return proposal.get("status").asString().equals(status);
    }
}
