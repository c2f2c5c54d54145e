package huiyu.app.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Changes to the schema since the last release. While a new release comes up the last one still runs on the new schema: what
 * it reads must stay, and what it writes must still be taken. A change that takes something away says why no running
 * release minds, in a line {@code -- contracts: …}. This reads text: it finds what is written in one of the ways below, not
 * everything that could go wrong; {@code bench faults} runs an older platform beside a newer one.
 */
final class Changelogs {

    private static final Pattern CHANGESET = Pattern.compile("(?m)^--changeset +(\\S+)");
    private static final Pattern SAYS_WHY = Pattern.compile("(?mi)^-- contracts: .{20,}$");
    private static final List<Pattern> CONTRACTING = List.of(
            words("drop (table|column|view|function|type|schema)"),
            words("alter table [^;]*\\brename\\b"),
            words("alter column [^;,]* type\\b"),
            words("alter column [^;,]* set not null"),
            words("alter table [^;]* add (column )?(if not exists )?(?!constraint)\\w+ (?![^;,]*\\bdefault\\b)(?![^;,]*\\bgenerated\\b)[^;,]*\\bnot null"),
            words("alter table [^;]* add constraint(?![^;]*\\bnot valid\\b)"),
            words("revoke (?![^;]*\\bfrom public\\b)"),
            words("truncate"));

    private Changelogs() {}

    /** @param id as Liquibase knows it: file, author, name */
    record Changeset(String id, String sql) {

        /** The first thing it takes away without saying why; empty when there is none. */
        String contracts() {
            String statements = sql.replaceAll("--[^\\n]*", " ").replaceAll("\\s+", " ");
            return SAYS_WHY.matcher(sql).find()
                    ? ""
                    : CONTRACTING.stream().map(word -> word.matcher(statements)).filter(Matcher::find).map(Matcher::group).findFirst().orElse("");
        }
    }

    private static Pattern words(String text) {
        return Pattern.compile("\\b" + text.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }

    /** What takes something away from the release that runs. */
    static List<String> listContracting(String release) {
        Set<String> released = released(release);
        return listChangesets().stream()
                .filter(one -> !released.contains(one.id()) && !one.contracts().isEmpty())
                .map(one -> one.id() + ": " + one.contracts())
                .toList();
    }

    /** Changesets of a release, one a line; none of them may ever vanish. */
    static Set<String> released(String release) {
        return new TreeSet<>(text(new PathMatchingResourcePatternResolver().getResource("classpath:released/" + release + ".txt"))
                .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }

    static List<Changeset> listChangesets() {
        List<Changeset> all = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/sql/*.sql")) {
                all.addAll(changesets(file.getFilename(), text(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static List<Changeset> changesets(String file, String text) {
        List<Changeset> found = new ArrayList<>();
        Matcher heading = CHANGESET.matcher(text);
        while (heading.find()) {
            int end = text.indexOf("\n--changeset", heading.end());
            found.add(new Changeset(file + " " + heading.group(1), text.substring(heading.end(), end < 0 ? text.length() : end)));
        }
        return found;
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
