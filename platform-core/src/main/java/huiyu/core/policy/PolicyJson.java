package huiyu.core.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Policy as the database keeps it. Decimals stay exact: they are rates and amounts. */
@Component
class PolicyJson {

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    JSONB write(Object value) {
        return JSONB.jsonb(text(value));
    }

    String text(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** A map as the database gives it back: what is written there compares equal to this. */
    Map<String, Object> asStored(Map<String, Object> map) {
        return mapper.readValue(text(map), MAP);
    }

    Map<String, Object> readMap(JSONB json) {
        return mapper.readValue(json.data(), MAP);
    }

    List<Change> readChanges(JSONB json) {
        return mapper.readValue(json.data(), CHANGES);
    }

    <T> T read(JSONB json, Class<T> type) {
        return mapper.readValue(json.data(), type);
    }
}
