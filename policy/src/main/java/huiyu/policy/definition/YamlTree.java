package huiyu.policy.definition;

import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A YAML file as a plain tree, with the line of every path. Numbers with a point stay exact decimals; dates stay text.
 * A key that appears twice is an error.
 */
public final class YamlTree {
    private static final int LONGEST_NUMBER = 80;

    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private Object root;

    private YamlTree() {}

    /** @throws PolicyException with code NOT_YAML, TOO_DEEP, ALIAS, KEY_NOT_A_TEXT or DUPLICATE_KEY, naming file and line */
    public static YamlTree parse(String name, String text) {
        try {
            YamlTree tree = new YamlTree();
            LoadSettings settings = LoadSettings.builder().setLabel(name).setUseMarks(true).build();
            Optional<Node> node = new Composer(settings, new BoundedParser(new ParserImpl(settings, new StreamReader(settings, text)), name)).getSingleNode();
            tree.root = node.map(value -> tree.convert(value, "")).orElse(null);
            return tree;
        } catch (YamlEngineException broken) {
            throw new PolicyException("NOT_YAML", name, "不是有效的 YAML：" + broken.getMessage(), broken.getMessage());
        }
    }

    public Object root() {
        return root;
    }

    /** @throws PolicyException with code NOT_A_MAP if the file is not a map of keys */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name) {
        if (root instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new PolicyException("NOT_A_MAP", name, "文件顶层应为键值", "the file must be a map of keys at its top");
    }

    /** What stands at a path, or null. */
    public Object at(String path) {
        return values.get(path);
    }

    /** The line (from 1) on which a path begins, if there is such a path. */
    public Optional<Integer> findLine(String path) {
        return Optional.ofNullable(lines.get(path));
    }

    /** The line (from 1) on which a path or its nearest known parent begins. */
    public int line(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
        }
        return 1;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private Object convert(Node node, String path) {
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(path, mark.getLine() + 1));
        Object value = switch (node) {
            case MappingNode mapping -> convert(mapping, path);
            case SequenceNode sequence -> convert(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("Unknown node " + node.getClass());
        };
        values.put(path, value);
        return value;
    }

    private Map<String, Object> convert(MappingNode mapping, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode named)) {
                throw new PolicyException("KEY_NOT_A_TEXT", path, "键须为单个值", "a key must be a single value");
            }
            String key = named.getValue();
            String child = path.isEmpty() ? key : path + "." + key;
            tuple.getKeyNode().getStartMark().ifPresent(mark -> lines.put(child, mark.getLine() + 1));
            if (map.containsKey(key)) {
                throw new PolicyException("DUPLICATE_KEY", child, "第 " + lines.get(child) + " 行：键重复",
                    "line " + lines.get(child) + ": the key appears twice");
            }
            map.put(key, convert(tuple.getValueNode(), child));
        }
        return map;
    }

    private List<Object> convert(SequenceNode sequence, String path) {
        List<Object> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            list.add(convert(item, path + "[" + list.size() + "]"));
        }
        return list;
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        if (tag.equals(Tag.INT)) {
            BigInteger whole = new BigInteger(text);
            return whole.bitLength() < 63 ? (Object) whole.longValue() : whole;
        }
        return tag.equals(Tag.FLOAT) && text.matches("[-+0-9.eE]+") ? decimal(text) : text;
    }

    /** One with more digits than anything is counted in stays the text it was, and is refused where a number belongs. */
    private static Object decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        return Values.isBounded(number) ? number : text;
    }
}
