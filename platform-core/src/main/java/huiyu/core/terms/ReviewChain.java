package huiyu.core.terms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The way a tenant reviews cases of a programme, as it stood on the day of acceptance (审核链).
 *
 * @param levels in order; none: the case is decided automatically once nothing is open
 * @param fourEyes the same person never does two steps of one case
 * @param publicityDays days a grant is made public before the decision; 0 for none
 * @param publicityInWorkingDays whether these are working days, else calendar days
 */
public record ReviewChain(List<ReviewLevel> levels, boolean fourEyes, int publicityDays, boolean publicityInWorkingDays) {

    public ReviewChain {
        levels = List.copyOf(levels);
    }

    /** The next level at or after {@code from} the case goes through; the number of levels when there is none. */
    public int nextLevel(UUID caseId, int from) {
        int level = from;
        while (level < levels.size() && !Sampling.draws(caseId, level, levels.get(level).share())) {
            level++;
        }
        return level;
    }

    /** The last level before {@code level} the case went through; empty when there is none to send it back to. */
    public OptionalInt findLevelBefore(UUID caseId, int level) {
        return IntStream.iterate(level - 1, before -> before >= 0, before -> before - 1)
                .filter(before -> nextLevel(caseId, before) == before)
                .findFirst();
    }

    public boolean isDone(int level) {
        return level >= levels.size();
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("levels", levels.stream().map(ReviewLevel::toMap).toList());
        map.put("fourEyes", fourEyes);
        map.put("publicityDays", publicityDays);
        map.put("publicityInWorkingDays", publicityInWorkingDays);
        return map;
    }

    public static ReviewChain fromMap(Map<String, Object> map) {
        return new ReviewChain(
                ((List<?>) map.get("levels")).stream().map(level -> ReviewLevel.fromMap((Map<?, ?>) level)).toList(),
                (Boolean) map.get("fourEyes"),
                ((Number) map.get("publicityDays")).intValue(),
                (Boolean) map.get("publicityInWorkingDays"));
    }
}
