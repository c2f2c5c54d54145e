package huiyu.core.factsource;

import huiyu.core.party.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One question about one person.
 *
 * @param numbers what the bureau knows the person by
 * @param askedAt when it was first asked
 */
public record FactQuery(UUID requestId, List<Identifier> numbers, String attribute, Instant askedAt) {}
