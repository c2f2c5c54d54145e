package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.party.People;
import huiyu.core.settlement.InsuredYears;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What other modules may know of enrolments. */
@Component
record EnrolledYears(EnrolmentStore store, People people) implements InsuredYears {

    @Override
    public SortedSet<Integer> list(Read read, UUID personId) {
        return store.list(read, store.fileOf(read, people.getRoot(read, personId))).stream()
                .filter(enrolment -> !enrolment.superseded())
                .map(Enrolment::insuredYear)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
