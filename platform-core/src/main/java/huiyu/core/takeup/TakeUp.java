package huiyu.core.takeup;

import huiyu.core.casework.CaseStore;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.identity.Actor;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.letter.Recipients;
import huiyu.core.notice.Notices;
import huiyu.core.party.Families;
import huiyu.core.party.Families.ChildFile;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 应享未享: who is entitled by the facts held and has no case. Looks at some children of a tenant in id order: gathered
 * set-based, assessed as if somebody applied today.
 */
@Component
class TakeUp {

    private final Families families;
    private final CaseStore cases;
    private final Assessor assessor;
    private final UnitTreeStore units;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Recipients recipients;
    private final Notices notices;
    private final Clock clock;

    TakeUp(
            Families families,
            CaseStore cases,
            Assessor assessor,
            UnitTreeStore units,
            PolicyBooks books,
            ProgrammeModules modules,
            Recipients recipients,
            Notices notices,
            Clock clock) {
        this.families = families;
        this.cases = cases;
        this.assessor = assessor;
        this.units = units;
        this.books = books;
        this.modules = modules;
        this.recipients = recipients;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param orgUnitId where the file is kept; empty, as the district is, where the household is not known */
    record NotAsked(UUID subjectId, Optional<UUID> orgUnitId, Optional<UUID> districtId, Assessment assessment) {

        boolean isOpen() {
            return assessment.verdict() == Verdict.OPEN;
        }
    }

    /** @param last the last child looked at; empty when there is none left */
    record Page(List<NotAsked> found, int lookedAt, Optional<UUID> last) {}

    /** The next {@code limit} children after one, and which of them have not asked. */
    Page page(Read read, String programme, boolean includeOpen, Optional<UUID> after, int limit, Actor actor) {
        requireProgramme(read, programme);
        List<ChildFile> children = families.listChildren(read, after, limit);
        List<NotAsked> found = among(read, programme, children, actor).stream()
                .filter(child -> includeOpen || !child.isOpen())
                .toList();
        boolean more = children.size() == limit;
        return new Page(
                found, children.size(), more ? Optional.of(children.getLast().childId()) : Optional.empty());
    }

    /** Reminds the families of these children, as far as they are entitled; once a month and programme. */
    int remind(Tx tx, String programme, Collection<UUID> subjectIds, Actor actor) {
        requireProgramme(tx, programme);
        String occasion = programme + "@" + YearMonth.now(clock);
        List<ChildFile> children = subjectIds.stream()
                .distinct()
                .map(child -> new ChildFile(child, families.findOrgUnit(tx, child)))
                .toList();
        return (int) among(tx, programme, children, actor).stream()
                .filter(child -> !child.isOpen())
                .filter(child -> remind(tx, child.subjectId(), occasion, actor))
                .count();
    }

    /** @return whether there is somebody to remind and it was the first time this month */
    private boolean remind(Tx tx, UUID subjectId, String occasion, Actor actor) {
        return recipients.find(tx, subjectId)
                .filter(guardian -> notices.queue(tx, Reminder.TEMPLATE, guardian, subjectId, occasion, actor.subject()))
                .isPresent();
    }

    private List<NotAsked> among(Read read, String programme, List<ChildFile> children, Actor actor) {
        Set<UUID> inScope = actor.orgUnitId()
                .map(scope -> units.listWithin(read, scope))
                .orElse(null);
        Set<UUID> asked = cases.listChildrenWithCase(
                read, programme, children.stream().map(ChildFile::childId).toList());
        List<ChildFile> left = children.stream()
                .filter(child -> !asked.contains(child.childId()))
                .filter(child -> inScope == null || child.orgUnitId().filter(inScope::contains).isPresent())
                .toList();
        Map<UUID, UUID> districts = units.findDistricts(read);
        Map<Optional<UUID>, List<ChildFile>> byDistrict = left.stream()
                .collect(Collectors.groupingBy(child -> child.orgUnitId().map(districts::get)));
        List<NotAsked> found = new ArrayList<>();
        byDistrict.forEach((district, group) -> found.addAll(assess(read, programme, group, district)));
        return found;
    }

    private List<NotAsked> assess(Read read, String programme, List<ChildFile> group, Optional<UUID> district) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Optional<UUID>> unitOf = group.stream().collect(Collectors.toMap(ChildFile::childId, ChildFile::orgUnitId));
        List<Asking> askings = group.stream().map(child -> Asking.asIfOn(child.childId(), today)).toList();
        return assessor.assess(read, programme, askings, district, today).stream()
                .filter(outcome -> outcome.assessed() != null)
                .filter(outcome -> outcome.assessed().assessment().verdict() != Verdict.REFUSED)
                .map(outcome -> new NotAsked(
                        outcome.subjectId(), unitOf.get(outcome.subjectId()), district, outcome.assessed().assessment()))
                .toList();
    }

    /** @throws ProblemException 404 {@code programme-not-found}, {@code module-not-enabled} */
    void requireProgramme(Read read, String programme) {
        LocalDate today = LocalDate.now(clock);
        Programme known = books.bookFor(read, today)
                .findProgramme(programme)
                .orElseThrow(() -> ProblemException.notFound("programme-not-found", Map.of("programme", programme)));
        modules.requireEnabled(read, programme, known.family(), today);
    }
}
