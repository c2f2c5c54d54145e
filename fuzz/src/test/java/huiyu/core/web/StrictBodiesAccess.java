package huiyu.core.web;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mapper of requests' bodies, as the platform makes it. */
public final class StrictBodiesAccess {

    private StrictBodiesAccess() {}

    public static JsonMapper mapper() {
        return StrictBodies.strict(JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build());
    }
}
