package huiyu.policy.assessment;

import huiyu.policy.definition.Text;
import huiyu.policy.definition.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The standard reason codes and their wording. */
public final class Reasons {
    private static final Map<String, Text> STANDARD = load();

    private Reasons() {}

    public static Map<String, Text> standard() {
        return STANDARD;
    }

    private static Map<String, Text> load() {
        try (InputStream in = Reasons.class.getResourceAsStream("/huiyu/policy/reasons.yaml")) {
            Map<String, Text> texts = new LinkedHashMap<>();
            YamlTree.parse("reasons.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)).map("reasons.yaml")
                .forEach((code, text) -> texts.put(code, Text.read(text, code)));
            return Map.copyOf(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
