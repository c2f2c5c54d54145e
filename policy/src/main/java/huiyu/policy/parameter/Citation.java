package huiyu.policy.parameter;

import huiyu.policy.definition.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** A document a value comes from: its short id in the pack, its title, and where it can be read (or null). */
public record Citation(String source, String title, String url) {
    public static Citation read(String source, Fields fields) {
        Citation citation = new Citation(source, fields.text("title"), fields.findText("url").orElse(null));
        fields.close();
        return citation;
    }

    public static Citation ofMap(Map<String, Object> map) {
        return new Citation((String) map.get("source"), (String) map.get("title"), (String) map.get("url"));
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", source);
        map.put("title", title);
        if (url != null) {
            map.put("url", url);
        }
        return map;
    }
}
