package huiyu.core.party;

import huiyu.core.db.Read;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What a domain module knows of people and rules may ask for: a delivery it has settled, a wage an employer has declared.
 * A bean of this type is asked whenever facts are gathered; what stands in the person's own file goes before it.
 */
public interface ContributedFacts {

    /**
     * By person and subject of the fact catalogue ({@code delivery}, {@code employer}): attributes as {@link
     * huiyu.policy.fact.Facts} reads them. What is not known is not in it.
     *
     * @param rootIds files, after merges
     */
    Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds);
}
