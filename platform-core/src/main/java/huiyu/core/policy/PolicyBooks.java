package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.policy.PolicyBook;
import java.time.LocalDate;
import java.util.UUID;

/** The policy in force, as the engine reads it. Kept in memory until the policy epoch of the tenant rises. */
public interface PolicyBooks {

    /** @param on the day whose programmes are in the book; parameters keep all their dated values */
    PolicyBook bookFor(Read read, LocalDate on);

    /**
     * As it holds in a district.
     *
     * @throws huiyu.core.web.ProblemException 404 {@code org-unit-not-found}
     */
    PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId);
}
