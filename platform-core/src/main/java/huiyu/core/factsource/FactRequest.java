package huiyu.core.factsource;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a bureau was asked of a person.
 *
 * @param status {@code waiting}; {@code answered}; {@code no-record}: the bureau has nothing; {@code unusable}: it
 *     answered something that cannot be
 */
public record FactRequest(
        UUID id,
        UUID personId,
        String attribute,
        String source,
        String status,
        Instant askedAt,
        Optional<Instant> answeredAt) {}
