package huiyu.policy.definition;

import java.util.LinkedHashMap;
import java.util.Map;

/** A text for people, Chinese first and English beside it. */
public record Text(String zh, String en) {
    /** Reads {@code {zh: …, en: …}}; a single text stands for both. */
    public static Text read(Object raw, String where) {
        if (raw instanceof Map<?, ?> map) {
            Object zh = map.get("zh");
            Object en = map.get("en");
            return new Text(Values.text(zh == null ? en : zh, where), Values.text(en == null ? zh : en, where));
        }
        String text = Values.text(raw, where);
        return new Text(text, text);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("zh", zh);
        map.put("en", en);
        return map;
    }
}
