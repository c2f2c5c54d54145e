package huiyu.core.policy;

import huiyu.core.policy.Proposal.CaseOutcome;
import huiyu.policy.cases.CaseRunner;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.Pack;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs a tenant's policy cases against its policy, present or proposed, by the engine's own runner. */
@Component
class PolicyCases {

    private final PolicyJson json;

    PolicyCases(PolicyJson json) {
        this.json = json;
    }

    /**
     * @param files the content of each file of cases
     * @param day whose programmes count for a case that names no date
     */
    List<CaseOutcome> run(AssembledPolicy policy, List<Map<String, Object>> files, LocalDate day) {
        List<CaseOutcome> outcomes = new ArrayList<>();
        for (Map<String, Object> file : files) {
            for (Object single : Values.list(file.get("cases"), item -> item)) {
                outcomes.addAll(run(policy, file, single, day));
            }
        }
        return outcomes;
    }

    private List<CaseOutcome> run(AssembledPolicy policy, Map<String, Object> file, Object single, LocalDate day) {
        List<Pack> packs = policy.packsOn(dateOf(single, dateOf(file, day)));
        Map<String, Object> alone = new LinkedHashMap<>(file);
        alone.put("packs", List.of(packs.getLast().id()));
        alone.put("cases", List.of(single));
        // JSON is YAML: the runner reads it like a file somebody wrote.
        String text = json.text(alone);
        return new CaseRunner(PackLibrary.of(packs))
                .run("case", text).stream()
                        .map(report -> new CaseOutcome(report.title(), report.passed(), report.differences()))
                        .toList();
    }

    private static LocalDate dateOf(Object tree, LocalDate otherwise) {
        if (!(tree instanceof Map<?, ?> map) || map.get("date") == null) {
            return otherwise;
        }
        try {
            return Values.date(map.get("date"), "date");
        } catch (PolicyException noDate) {
            // The runner tells it better, with the case's name.
            return otherwise;
        }
    }
}
