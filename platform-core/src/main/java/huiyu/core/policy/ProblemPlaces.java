package huiyu.core.policy;

import huiyu.core.policy.LevelEntries.Piece;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the change of a proposal that a problem of the engine is about. */
final class ProblemPlaces {

    private static final Pattern VALUE = Pattern.compile("\\.values\\[(\\d+)](.*)");

    private final LevelEntries level;
    private final List<Change> changes;

    /** @param level as it would be after the changes */
    ProblemPlaces(LevelEntries level, List<Change> changes) {
        this.level = level;
        this.changes = changes;
    }

    ChangeProblem place(Problem problem) {
        return new ChangeProblem(
                field(problem.subject()), EngineProblems.rule(problem), Map.of(), problem.zh(), problem.en());
    }

    boolean isAboutAChange(Problem problem) {
        return changes.stream().anyMatch(change -> isAbout(change.key(), problem.subject()));
    }

    private static boolean isAbout(String key, String subject) {
        return subject.equals(key) || subject.startsWith(key + ".");
    }

    private String field(String subject) {
        String field = "changes";
        int longest = -1;
        for (int i = 0; i < changes.size(); i++) {
            String key = changes.get(i).key();
            if (isAbout(key, subject) && key.length() > longest) {
                longest = key.length();
                field = field(i, key, subject.substring(key.length()));
            }
        }
        return field;
    }

    private String field(int index, String key, String path) {
        Matcher value = VALUE.matcher(path);
        if (!value.matches()) {
            return "changes[" + index + "].content" + path;
        }
        List<Piece> values = level.of(EntryKind.VALUE)
                .filter(piece -> piece.slot().key().equals(key))
                .toList();
        Map<String, Object> content = values.get(Integer.parseInt(value.group(1))).content();
        for (int i = 0; i < changes.size(); i++) {
            // The very same map: the piece is what this change made.
            if (changes.get(i).content() == content) {
                return "changes[" + i + "].content" + value.group(2);
            }
        }
        return "changes[" + index + "].content" + value.group(2);
    }
}
