package huiyu.core.casedesk;

import huiyu.api.cases.model.CaseFigure;
import huiyu.api.cases.model.CaseFigures;
import huiyu.api.cases.model.CasePage;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStore;
import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds cases within the caller's sight. */
@Component
class CaseSearch {

    private final CaseStore cases;
    private final CaseListStore lists;
    private final CaseAccess access;
    private final People people;
    private final CaseNames names;
    private final Clock clock;

    CaseSearch(CaseStore cases, CaseListStore lists, CaseAccess access, People people, CaseNames names, Clock clock) {
        this.cases = cases;
        this.lists = lists;
        this.access = access;
        this.people = people;
        this.names = names;
        this.clock = clock;
    }

    record Wanted(
            List<String> statuses, String programme, UUID subjectId, boolean overdue, boolean latestFirst, String cursor,
            int limit) {}

    /** @throws huiyu.core.web.ProblemException 404 {@code case-not-found}, also for what is out of sight */
    CaseFile getVisible(Read read, UUID caseId, Actor actor) {
        CaseFile file = cases.get(read, caseId);
        access.requireVisible(read, file, actor);
        return file;
    }

    CasePage page(Read read, Wanted wanted, Actor actor) {
        CaseFilter filter = new CaseFilter(
                actor.orgUnitId(),
                subjects(read, wanted, actor),
                wanted.statuses(),
                Optional.ofNullable(wanted.programme()),
                wanted.overdue() ? Optional.of(LocalDate.now(clock)) : Optional.empty(),
                wanted.latestFirst(),
                Optional.ofNullable(wanted.cursor()).map(text -> Cursor.decode(text, 2)));
        List<CaseFile> found = lists.list(read, filter, wanted.limit() + 1);
        CasePage page = new CasePage(
                found.stream().limit(wanted.limit()).map(CaseAnswers::summary).toList());
        names.add(read, page.getItems());
        if (found.size() > wanted.limit()) {
            page.nextCursor(filter.cursorOf(found.get(wanted.limit() - 1)).encode());
        }
        return page;
    }

    /** How many there are by programme and state; a guardian has none to count. */
    CaseFigures figures(Read read, Actor actor) {
        return new CaseFigures(lists.count(read, actor.orgUnitId(), LocalDate.now(clock)).stream()
                .map(count -> new CaseFigure(
                        count.programme(), huiyu.api.cases.model.CaseStatus.fromValue(count.status()), count.cases(), count.overdue(),
                        count.dueSoon()))
                .toList());
    }

    private Optional<Set<UUID>> subjects(Read read, Wanted wanted, Actor actor) {
        Optional<Set<UUID>> own = access.ownChildren(read, actor).map(roots -> people.listParts(read, roots));
        if (wanted.subjectId() == null) {
            return own;
        }
        boolean inSight = own.isEmpty() || own.get().contains(wanted.subjectId());
        return Optional.of(inSight ? people.listParts(read, List.of(wanted.subjectId())) : Set.of());
    }
}
