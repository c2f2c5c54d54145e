package huiyu.core.casedesk;

import huiyu.api.cases.model.CaseSummary;
import huiyu.core.db.Read;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.PolicyBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts names beside the ids of a whole page of cases, in two reads. */
@Component
public class CaseNames {

    private final People people;
    private final PolicyBooks books;
    private final Clock clock;

    CaseNames(People people, PolicyBooks books, Clock clock) {
        this.people = people;
        this.books = books;
        this.clock = clock;
    }

    public void add(Read read, Collection<CaseSummary> page) {
        if (page.isEmpty()) {
            return;
        }
        Map<UUID, String> names =
                people.findNames(read, page.stream().map(CaseSummary::getSubjectId).distinct().toList());
        PolicyBook book = books.bookFor(read, LocalDate.now(clock));
        page.forEach(summary -> {
            summary.subjectName(names.get(summary.getSubjectId()));
            book.findProgramme(summary.getProgramme())
                    .ifPresent(programme -> summary.programmeNameZh(programme.name().zh())
                            .programmeNameEn(programme.name().en()));
        });
    }
}
