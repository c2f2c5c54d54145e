package huiyu.core.policy;

import huiyu.policy.definition.Values;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.pack.PackReader;
import huiyu.policy.problem.PolicyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy pack as its files: {@code pack.yaml} begins it and lists the others; cases lie under {@code cases/}.
 *
 * @param files text by path inside the pack
 */
record PackSource(String name, Map<String, String> files) {

    private static final String FIRST = "pack.yaml";
    private static final String CASES = "cases/";

    /** Cases of this kind test the catalogue of division codes, which comes with the release and is no tenant's. */
    private static final String RELEASE = "identifier";

    /**
     * All but the cases, put together.
     *
     * @throws PolicyException naming the file that is missing or is no YAML
     */
    Map<String, Object> tree() {
        Map<String, Object> tree = yaml(FIRST);
        for (String file : Values.list(tree.get("files"), item -> Values.text(item, "files"))) {
            tree = PackReader.join(tree, yaml(file), file);
        }
        return tree;
    }

    /**
     * The files of cases about this pack, by path without {@code .yaml}. They are about the policy of whoever loads it,
     * so they no longer name a pack; cases about another pack, or about the release, stay behind.
     */
    Map<String, Map<String, Object>> cases() {
        String id = Values.text(yaml(FIRST).get("id"), "id");
        Map<String, Map<String, Object>> cases = new LinkedHashMap<>();
        files.keySet().stream().filter(path -> path.startsWith(CASES)).sorted().forEach(path -> {
            Map<String, Object> file = new LinkedHashMap<>(yaml(path));
            Object pack = file.remove("pack");
            Object packs = file.remove("packs");
            List<Object> own = new ArrayList<>();
            for (Object one : Values.list(file.get("cases"), item -> item)) {
                Map<String, Object> single = new LinkedHashMap<>(Values.map(one, path));
                Object itsPack = single.remove("pack");
                Object itsPacks = single.remove("packs");
                boolean ofRelease = RELEASE.equals(single.getOrDefault("kind", file.get("kind")));
                if (!ofRelease && isAbout(id, itsPack == null ? pack : itsPack, itsPacks == null ? packs : itsPacks)) {
                    own.add(single);
                }
            }
            file.put("cases", own);
            if (!own.isEmpty()) {
                cases.put(path.replaceFirst("\\.ya?ml$", ""), file);
            }
        });
        return cases;
    }

    private static boolean isAbout(String id, Object pack, Object packs) {
        List<String> named = Values.list(packs == null ? pack : packs, String::valueOf);
        return named.isEmpty() || named.equals(List.of(id));
    }

    private Map<String, Object> yaml(String path) {
        String text = files.get(path);
        if (text == null) {
            throw new PolicyException("FILE_MISSING", path, "缺少文件", "the file is missing");
        }
        return YamlTree.parse(path, text).map(path);
    }
}
