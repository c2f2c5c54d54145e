package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.policy.PolicyBook;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The policy in force, as the engine reads it. Kept in memory until the policy epoch of the tenant rises. */
public interface PolicyBooks {

    /** @param on the day whose programmes are in the book; parameters keep all their dated values */
    PolicyBook bookFor(Read read, LocalDate on);

    /** The programmes that are layers of settlement on any day at all, each version of its own. */
    List<Programme> listLayers(Read read);

    /**
     * As it holds in a district.
     *
     * @throws huiyu.core.web.ProblemException 404 {@code org-unit-not-found}
     */
    PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId);
}
