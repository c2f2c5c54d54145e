package huiyu.core.wording;

import huiyu.policy.definition.Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of one kind, such as problems or notices, from {@code <kind>.properties} and {@code <kind>/*.properties} of core
 * and every module (UTF-8): {@code <key>.zh} and {@code <key>.en}; {@code {name}} stands for the argument of that name.
 */
public final class Catalogue {

    private final Map<String, String> texts = new HashMap<>();

    private Catalogue() {}

    /** @throws IllegalStateException when two files word one key differently: who means two things needs two keys */
    public static Catalogue read(String kind) {
        Catalogue catalogue = new Catalogue();
        try {
            var resources = new PathMatchingResourcePatternResolver();
            for (String place : new String[] {kind, kind + "/*"}) {
                for (Resource file : resources.getResources("classpath*:" + place + ".properties")) {
                    catalogue.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue " + kind, e);
        }
        return catalogue;
    }

    private void add(Resource file) throws IOException {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, text) -> {
            Object other = texts.put((String) key, (String) text);
            if (other != null && !other.equals(text)) {
                throw new IllegalStateException(key + " is worded twice: " + other + " / " + text);
            }
        });
    }

    /** Whether a key is worded in both languages. */
    public boolean has(String key) {
        return texts.containsKey(key + ".zh") && texts.containsKey(key + ".en");
    }

    /** @throws IllegalStateException for a key that is not worded in both languages */
    public Text get(String key) {
        return get(key, Map.of());
    }

    /** @throws IllegalStateException for a key that is not worded in both languages */
    public Text get(String key, Map<String, ?> arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalStateException("not worded: " + key));
    }

    /** Empty for a key that is not worded in both languages. */
    public Optional<Text> find(String key) {
        return find(key, Map.of());
    }

    /** Empty for a key that is not worded in both languages. */
    public Optional<Text> find(String key, Map<String, ?> arguments) {
        return has(key)
                ? Optional.of(new Text(filled(texts.get(key + ".zh"), arguments), filled(texts.get(key + ".en"), arguments)))
                : Optional.empty();
    }

    private static String filled(String text, Map<String, ?> arguments) {
        for (var argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }
}
