package huiyu.core.web;

import huiyu.core.wording.Catalogue;
import huiyu.policy.definition.Text;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** The wording of problems: {@code <code>} for a problem, {@code rule.<rule>} for a field's error. */
@Component
public class ProblemTexts {

    private final Catalogue problems = Catalogue.read("problems");

    public boolean knows(String key) {
        return problems.has(key);
    }

    /** A problem's words: the title Chinese, the detail English. */
    public Text get(String code, Map<String, ?> arguments) {
        return text(code, arguments);
    }

    public ProblemDetail problem(int status, String code, Map<String, ?> arguments) {
        Text text = text(code, arguments);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:huiyu:problem:" + code));
        problem.setTitle(text.zh());
        problem.setDetail(text.en());
        problem.setProperty("code", code);
        if (!arguments.isEmpty()) {
            problem.setProperty("arguments", arguments);
        }
        return problem;
    }

    /** One field's error. Arguments {@code zh} and {@code en} are its words where the rule brings its own. */
    public Map<String, Object> field(String field, String rule, Map<String, ?> arguments) {
        Text text = text("rule." + rule, arguments);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", field);
        entry.put("rule", rule);
        entry.put("zh", arguments.get("zh") instanceof Object own ? own : text.zh());
        entry.put("en", arguments.get("en") instanceof Object own ? own : text.en());
        return entry;
    }

    /** The title of a problem, Chinese. */
    public String zh(ProblemException problem) {
        return text(problem.code(), problem.arguments()).zh();
    }

    /** The detail of a problem, English. */
    public String en(ProblemException problem) {
        return text(problem.code(), problem.arguments()).en();
    }

    /** What nobody has worded is told by its name. */
    private Text text(String key, Map<String, ?> arguments) {
        return problems.find(key, arguments).orElseGet(() -> new Text(key, key));
    }
}
