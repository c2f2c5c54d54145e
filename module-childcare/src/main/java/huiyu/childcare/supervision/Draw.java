package huiyu.childcare.supervision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A random draw without a random generator: the order of SHA-256 hashes of a seed that was published before. Pure, so that
 * it can be done again by hand: {@code printf '%s' 'SEED|CODE' | sha256sum}; {@code docs/inspection-draw.md} shows how.
 *
 * @param rates percent of institutions to draw, by class; a class without a rate is not drawn from
 */
record Draw(String seed, Map<String, Integer> rates, List<Entry> roster, List<String> inspectors, int inspectorsEach) {

    /** One institution that can be drawn. */
    record Entry(String institution, String supervisionClass) {}

    record Drawn(String institution, String supervisionClass, String hash, List<String> inspectors) {}

    /** By class, then by hash. */
    List<Drawn> drawn() {
        Map<String, List<Entry>> byClass = roster.stream().collect(Collectors.groupingBy(Entry::supervisionClass, TreeMap::new, Collectors.toList()));
        List<Drawn> all = new ArrayList<>();
        byClass.forEach((supervisionClass, entries) -> entries.stream()
                .sorted(Comparator.comparing(entry -> hash(entry.institution())))
                .limit(Math.ceilDiv((long) entries.size() * rates.getOrDefault(supervisionClass, 0), 100))
                .forEach(entry -> all.add(new Drawn(
                        entry.institution(), supervisionClass, hash(entry.institution()), inspectors(entry.institution())))));
        return List.copyOf(all);
    }

    private List<String> inspectors(String institution) {
        return inspectors.stream().distinct().sorted(Comparator.comparing(inspector -> hash(institution + "|" + inspector))).limit(inspectorsEach).toList();
    }

    private String hash(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((seed + "|" + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
