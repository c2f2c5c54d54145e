package huiyu.core.lifeevent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, as reported.
 *
 * @param source who reported: an integrator's client, a clerk
 * @param eventNumber the source's own number
 * @param details dates and codes of the report; never a name or a personal number
 */
public record LifeEvent(
        UUID id,
        LifeEventKind kind,
        String source,
        String eventNumber,
        LocalDate occurredOn,
        Instant reportedAt,
        UUID subjectId,
        Map<String, Object> details) {}
