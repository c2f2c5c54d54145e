package huiyu.core.decision;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to the engine as a plain tree and back, as decisions keep it. */
final class FrozenRequest {

    private static final List<String> ALWAYS_THERE = List.of("programme", "assessedOn", "facts", "applications");

    private FrozenRequest() {}

    static Map<String, Object> write(AssessmentRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("programme", request.programme());
        map.put("assessedOn", request.assessedOn().toString());
        map.put("facts", request.facts().toMap());
        map.put("applications", request.applications().stream().map(FrozenRequest::write).toList());
        putDay(map, "approvedOn", request.approvedOn());
        putDay(map, "until", request.until());
        return map;
    }

    /** @throws IllegalStateException for a tree that {@link #write} did not make: it cannot be asked again */
    @SuppressWarnings("unchecked")
    static AssessmentRequest read(Map<String, Object> map) {
        List<String> missing = ALWAYS_THERE.stream().filter(key -> map.get(key) == null).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("a frozen request without " + missing);
        }
        return new AssessmentRequest(
                (String) map.get("programme"),
                day(map, "assessedOn"),
                Facts.of((Map<String, Object>) map.get("facts")),
                ((List<Map<String, Object>>) map.get("applications")).stream().map(FrozenRequest::application).toList(),
                day(map, "approvedOn"),
                day(map, "until"));
    }

    private static Map<String, Object> write(Application application) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("date", application.date().toString());
        map.put("year", application.year());
        map.put("by", application.by());
        map.put("channel", application.channel());
        map.put("place", application.place() == null ? null : application.place().code());
        map.put("programme", application.programme());
        map.values().removeIf(java.util.Objects::isNull);
        return map;
    }

    private static Application application(Map<String, Object> map) {
        String place = (String) map.get("place");
        return new Application(
                day(map, "date"),
                ((Number) map.get("year")).intValue(),
                (String) map.get("by"),
                (String) map.get("channel"),
                place == null ? null : new DivisionCode(place),
                (String) map.get("programme"));
    }

    private static void putDay(Map<String, Object> map, String key, LocalDate day) {
        if (day != null) {
            map.put(key, day.toString());
        }
    }

    private static LocalDate day(Map<String, Object> map, String key) {
        return map.get(key) == null ? null : LocalDate.parse((String) map.get(key));
    }
}
