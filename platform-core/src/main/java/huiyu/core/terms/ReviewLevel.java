package huiyu.core.terms;

import huiyu.core.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One level of a review chain.
 *
 * @param unitLevel whose task it is: the org unit of this level above the case's own (street, district, city)
 * @param role who may give the verdict
 * @param workingDays from the day the case reaches the level, which is not counted
 * @param share how many of a thousand cases go through this level; 1000 is every case
 * @param documents that may be asked for at this level, all of them on the programme's item list
 */
public record ReviewLevel(
        String nameZh, String nameEn, String unitLevel, Role role, int workingDays, int share, List<String> documents) {

    public static final int EVERY_CASE = 1000;

    /** A level that asks for no documents. */
    public ReviewLevel(String nameZh, String nameEn, String unitLevel, Role role, int workingDays, int share) {
        this(nameZh, nameEn, unitLevel, role, workingDays, share, List.of());
    }

    public boolean isSampled() {
        return share < EVERY_CASE;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("nameZh", nameZh);
        map.put("nameEn", nameEn);
        map.put("unitLevel", unitLevel);
        map.put("role", role.name());
        map.put("workingDays", workingDays);
        map.put("share", share);
        map.put("documents", documents);
        return map;
    }

    static ReviewLevel fromMap(Map<?, ?> map) {
        return new ReviewLevel(
                (String) map.get("nameZh"),
                (String) map.get("nameEn"),
                (String) map.get("unitLevel"),
                Role.valueOf((String) map.get("role")),
                ((Number) map.get("workingDays")).intValue(),
                ((Number) map.get("share")).intValue(),
                map.get("documents") instanceof List<?> documents ? documents.stream().map(String::valueOf).toList() : List.of());
    }
}
