package huiyu.policy.fact;

import huiyu.policy.problem.PolicyException;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one list of facts: key, type, names and the question asked when it is unknown. A pack may add attributes; none may
 * ask for a marriage certificate or a birth permit.
 */
public final class FactCatalogue {
    private static final Pattern FORBIDDEN =
        Pattern.compile("marriage_?(certificate|licen[cs]e)|birth_?(permit|licen[cs]e)|family_?planning_?(permit|certificate)|结婚证|准生证|生育服务证");
    private static final FactCatalogue STANDARD = load();
    private final List<FactAttribute> attributes;
    private final Map<String, FactAttribute> byKey = new HashMap<>();
    private final List<FactAttribute> open = new ArrayList<>();

    private FactCatalogue(List<FactAttribute> attributes) {
        this.attributes = List.copyOf(attributes);
        for (FactAttribute attribute : attributes) {
            if (attribute.isOpen()) {
                open.add(attribute);
            } else {
                byKey.putIfAbsent(attribute.key(), attribute);
            }
        }
    }

    public static FactCatalogue standard() {
        return STANDARD;
    }

    /** @throws PolicyException FORBIDDEN_FACT if an attribute asks for a marriage certificate or a birth permit */
    public FactCatalogue with(List<FactAttribute> more) {
        more.forEach(attribute -> requireAllowed(attribute.key()));
        List<FactAttribute> all = new ArrayList<>(more);
        all.addAll(attributes);
        return new FactCatalogue(all);
    }

    public static void requireAllowed(String key) {
        if (FORBIDDEN.matcher(key.toLowerCase(Locale.ROOT)).find()) {
            throw new PolicyException("FORBIDDEN_FACT", key, "任何项目不得要求结婚证或准生证",
                "no programme may ask for a marriage certificate or a birth permit");
        }
    }

    public List<FactAttribute> list() {
        return attributes;
    }

    public Optional<FactAttribute> find(String key) {
        FactAttribute exact = byKey.get(key);
        return exact != null ? Optional.of(exact) : open.stream().filter(attribute -> attribute.matches(key)).findFirst();
    }

    /** @throws PolicyException UNKNOWN_FACT if nothing of this key can be known */
    public FactAttribute get(String key) {
        FactAttribute exact = byKey.get(key);
        if (exact != null) {
            return exact;
        }
        requireAllowed(key);
        return find(key).orElseThrow(() -> new PolicyException("UNKNOWN_FACT", key, "事实目录中没有此项", "the catalogue has no such fact"));
    }

    /** Reads attributes from a map of key to {type, dated, zh, en, ask_zh, ask_en, presumed}. */
    public static List<FactAttribute> read(Map<String, Fields> byKey) {
        List<FactAttribute> attributes = new ArrayList<>();
        byKey.forEach((key, fields) -> {
            Text name = new Text(fields.text("zh"), fields.text("en"));
            Text question = new Text(fields.findText("ask_zh").orElse("请提供：" + name.zh()),
                fields.findText("ask_en").orElse("Please provide: " + name.en()));
            String type = fields.choice("type", "text", "date", "count", "number", "money", "rate", "flag", "division", "texts", "children");
            attributes.add(new FactAttribute(key, FactAttribute.Type.valueOf(type.toUpperCase(Locale.ROOT)), fields.flag("dated"),
                name, question, fields.findText("presumed").orElse(null)));
            fields.close();
        });
        return attributes;
    }

    private static FactCatalogue load() {
        try (InputStream in = FactCatalogue.class.getResourceAsStream("/huiyu/policy/facts.yaml")) {
            YamlTree tree = YamlTree.parse("facts.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Errors errors = new Errors();
            List<FactAttribute> attributes = read(new Fields(tree.map("facts.yaml"), "", errors).named("facts"));
            errors.throwIfAny();
            return new FactCatalogue(attributes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
