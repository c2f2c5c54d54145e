package huiyu.core.terms;

import huiyu.policy.definition.Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The wording of tasks, reasons and next actions, from {@code casework.properties}; {@code {name}} is replaced. */
@Component
public class CaseTexts {

    private final Properties texts = new Properties();

    CaseTexts() {
        try (var in = new InputStreamReader(
                CaseTexts.class.getResourceAsStream("/casework.properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read casework.properties", e);
        }
    }

    /** @throws IllegalStateException for a key that is not worded in both languages */
    public Text words(String key, Map<String, ?> arguments) {
        return new Text(text(key + ".zh", arguments), text(key + ".en", arguments));
    }

    private String text(String key, Map<String, ?> arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("not worded: " + key);
        }
        for (var argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }
}
