package huiyu.benchmarks.fault;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.fault.Promises.Kind;
import huiyu.benchmarks.fault.Promises.Said;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was killed, what had been promised, and what was found, as a table for people and as JSON for machines. */
record FaultReport(
        Arguments options, Instant ended, Deployment deployment, Promises promises, List<Ending> endings, Map<String, Long> faults) {

    void print() {
        Results.write(previous().isPresent() ? "faults-previous" : "faults", figures(), text());
    }

    /** Which earlier platform ran beside this build's, by the name of its jar. */
    private static Optional<String> previous() {
        return Deployment.previousPlatform().map(jar -> jar.getFileName().toString().replace(".jar", ""));
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "faults");
        figures.put("ended", ended.toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("options", options.toMap());
        previous().ifPresent(name -> figures.put("secondPlatform", name));
        figures.put("killed", endings);
        figures.put("promised", promised());
        figures.put("refused", promises.refusals());
        figures.put("misleading", promises.listMisleading());
        figures.put("faults", faults);
        return figures;
    }

    private Map<String, Map<String, Long>> promised() {
        Map<String, Map<String, Long>> promised = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            Map<String, Long> answers = new LinkedHashMap<>();
            for (Said said : Said.values()) {
                answers.put(said.name(), promises.count(kind, said));
            }
            promised.put(kind.name(), answers);
        }
        return promised;
    }

    private String text() {
        StringBuilder text = new StringBuilder("# Faults\n\n")
                .append(previous().map(name -> "The second platform is an earlier one, %s, on the schema of this build. ".formatted(name)).orElse(""))
                .append("Two platforms and two gateways on one PostgreSQL, ended by SIGKILL while ")
                .append(options.get("cities")).append(" cities worked; seed ")
                .append(options.get("seed")).append(". ").append(ended.toString(), 0, 10).append(", ")
                .append(Machine.describe(deployment.postgresql())).append("\n\n| killed | after s | back after ms |\n|---|---|---|\n");
        endings.forEach(one -> text.append("| ").append(one.part()).append(" | ").append(one.second()).append(" | ")
                .append(one.millisUntilBack()).append(" |\n"));
        text.append("\n| asked for | acknowledged | refused | never answered |\n|---|---|---|---|\n");
        promised().forEach((kind, answers) -> text.append("| ").append(kind.toLowerCase().replace('_', ' ')).append(" | ")
                .append(answers.get("YES")).append(" | ").append(answers.get("NO")).append(" | ").append(answers.get("NOTHING")).append(" |\n"));
        text.append("\nRefused: ").append(promises.refusals()).append(". Told as something else than they were: ").append(promises.listMisleading()).append("\n\n| what must not be | found |\n|---|---|\n");
        faults.forEach((rule, count) -> text.append("| ").append(rule).append(" | ").append(count).append(" |\n"));
        return text.toString();
    }
}
