package huiyu.core.settlement;

import huiyu.core.db.Read;
import java.util.SortedSet;
import java.util.UUID;

/** For which years somebody is insured here, as the module that enrols tells others. */
public interface InsuredYears {

    /** Years of the enrolments that stand, the earliest first. */
    SortedSet<Integer> list(Read read, UUID personId);
}
