package huiyu.policy.pack;

import huiyu.policy.definition.Values;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The packs on the class path: {@code packs/index.yaml} lists their ids, {@code packs/<id>/pack.yaml} begins each and
 * lists its other files.
 */
public final class PackLibrary {
    private final ClassLoader loader;
    private final Map<String, YamlTree> files;
    private final UnaryOperator<Map<String, Object>> change;
    private final Map<String, Pack> read = new LinkedHashMap<>();

    private PackLibrary(ClassLoader loader, Map<String, YamlTree> files, UnaryOperator<Map<String, Object>> change) {
        this.loader = loader;
        this.files = files;
        this.change = change;
    }

    public static PackLibrary onClassPath() {
        return new PackLibrary(PackLibrary.class.getClassLoader(), new ConcurrentHashMap<>(), UnaryOperator.identity());
    }

    /** This library as if its packs said otherwise: each pack's tree is changed before it is read. */
    public PackLibrary changed(UnaryOperator<Map<String, Object>> otherwise) {
        return new PackLibrary(loader, files, otherwise);
    }

    /** A library of these packs only, each with all it builds on. */
    public static PackLibrary of(List<Pack> packs) {
        PackLibrary library = new PackLibrary(PackLibrary.class.getClassLoader(), Map.of(), UnaryOperator.identity());
        packs.forEach(pack -> library.read.put(pack.id(), pack));
        return library;
    }

    public List<String> listIds() {
        return Values.list(yaml("packs/index.yaml").map("packs/index.yaml").get("packs"), String::valueOf);
    }

    /** @throws PolicyException PACK_UNKNOWN */
    public synchronized Pack getPack(String id) {
        if (!read.containsKey(id)) {
            if (!listIds().contains(id)) {
                throw new PolicyException("PACK_UNKNOWN", id, "没有此政策包", "there is no such pack; there are: " + String.join(", ", listIds()));
            }
            PackFiles source = source(id);
            Map<String, Object> tree = change.apply(source.whole());
            List<String> above = Values.list(tree.get("builds_on"), String::valueOf);
            ParameterBook upper = ParameterBook.empty();
            for (Pack pack : getChain(above)) {
                upper = upper.inherit(pack.parameters(), pack.level());
            }
            try {
                read.put(id, PackReader.read(tree, upper, getChain(above).stream().flatMap(pack -> pack.programmes().stream()).toList()));
            } catch (PolicyException broken) {
                throw source.located(broken);
            }
        }
        return read.get(id);
    }

    /** The packs with all they build on, the highest level first, each once. */
    public List<Pack> getChain(List<String> ids) {
        List<Pack> chain = new ArrayList<>();
        for (String id : ids) {
            Pack pack = getPack(id);
            getChain(pack.buildsOn()).stream().filter(above -> !chain.contains(above)).forEach(chain::add);
            if (!chain.contains(pack)) {
                chain.add(pack);
            }
        }
        return List.copyOf(chain);
    }

    /** A pack as one tree, all its files put together. */
    public Map<String, Object> getTree(String id) {
        return change.apply(source(id).whole());
    }

    private PackFiles source(String id) {
        Map<String, YamlTree> byName = new LinkedHashMap<>();
        String first = "packs/" + id + "/pack.yaml";
        byName.put(first, yaml(first));
        for (Object file : Values.list(yaml(first).map(first).get("files"), item -> item)) {
            String name = "packs/" + id + "/" + file;
            byName.put(name, yaml(name));
        }
        return new PackFiles(byName);
    }

    private YamlTree yaml(String path) {
        return files.computeIfAbsent(path, this::parse);
    }

    private YamlTree parse(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new PolicyException("FILE_MISSING", path, "缺少文件", "the file is missing");
            }
            return YamlTree.parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
