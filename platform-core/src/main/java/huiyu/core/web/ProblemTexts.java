package huiyu.core.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * The wording of problems, from {@code problems.properties} and {@code problems/*.properties} on the class path: {@code <code>.zh}, {@code <code>.en}
 * for problems, {@code rule.<rule>.zh|en} for fields; {@code {name}} is replaced by the argument of that name.
 */
@Component
public class ProblemTexts {

    private final Map<String, String> texts = new LinkedHashMap<>();

    public ProblemTexts() {
        try {
            var resources = new PathMatchingResourcePatternResolver();
            for (var file : Stream.of("classpath*:problems.properties", "classpath*:problems/*.properties")
                    .flatMap(pattern -> found(resources, pattern))
                    .toList()) {
                Properties properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> add((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read problems.properties", e);
        }
    }

    /** One problem, one wording: two rooms that mean different things need two codes. */
    private void add(String key, String text) {
        String other = texts.put(key, text);
        if (other != null && !other.equals(text)) {
            throw new IllegalStateException(key + " is worded twice: " + other + " / " + text);
        }
    }

    private static Stream<Resource> found(PathMatchingResourcePatternResolver resources, String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + pattern, e);
        }
    }

    public boolean knows(String key) {
        return texts.containsKey(key + ".zh") && texts.containsKey(key + ".en");
    }

    public ProblemDetail problem(int status, String code, Map<String, ?> arguments) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:huiyu:problem:" + code));
        problem.setTitle(text(code + ".zh", arguments));
        problem.setDetail(text(code + ".en", arguments));
        problem.setProperty("code", code);
        if (!arguments.isEmpty()) {
            problem.setProperty("arguments", arguments);
        }
        return problem;
    }

    /** One field's error. Arguments {@code zh} and {@code en} are its words where the rule brings its own. */
    public Map<String, Object> field(String field, String rule, Map<String, ?> arguments) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", field);
        entry.put("rule", rule);
        for (String language : List.of("zh", "en")) {
            Object own = arguments.get(language);
            entry.put(language, own == null ? text("rule." + rule + "." + language, arguments) : own);
        }
        return entry;
    }

    /** The title of a problem, Chinese. */
    public String zh(ProblemException problem) {
        return text(problem.code() + ".zh", problem.arguments());
    }

    /** The detail of a problem, English. */
    public String en(ProblemException problem) {
        return text(problem.code() + ".en", problem.arguments());
    }

    private String text(String key, Map<String, ?> arguments) {
        String text = texts.getOrDefault(key, key.substring(0, key.lastIndexOf('.')));
        for (var argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }
}
