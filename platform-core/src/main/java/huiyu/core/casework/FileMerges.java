package huiyu.core.casework;

import huiyu.core.casework.CaseFile.Progress;
import huiyu.core.casework.Cases.Opening;
import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor.Assessed;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.party.People;
import huiyu.core.terms.CaseTexts;
import huiyu.policy.definition.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What becomes of cases and decisions when two files turn out to be one person, and when that turns out to be wrong. Nothing
 * is moved: each keeps the id it was made under, as payments do. Of two open cases of a programme the earlier goes on; of
 * two grants the earlier stands and the other is ended by a decision of its own, with its difference.
 */
@Component
class FileMerges {

    private final CaseStore store;
    private final CaseStepStore steps;
    private final TaskStore tasks;
    private final Cases cases;
    private final Decisions decisions;
    private final Entitlement entitlement;
    private final People people;
    private final CaseTexts texts;
    private final Clock clock;

    FileMerges(
            CaseStore store,
            CaseStepStore steps,
            TaskStore tasks,
            Cases cases,
            Decisions decisions,
            Entitlement entitlement,
            People people,
            CaseTexts texts,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.tasks = tasks;
        this.cases = cases;
        this.decisions = decisions;
        this.entitlement = entitlement;
        this.people = people;
        this.clock = clock;
        this.texts = texts;
    }

    void merged(Tx tx, UUID subjectId) {
        Map<String, List<Decision>> grants = decisions.listStanding(tx, subjectId).stream()
                .filter(Decision::isGranted)
                .sorted(Comparator.comparing(Decision::id))
                .collect(Collectors.groupingBy(Decision::programme));
        Map<String, List<CaseFile>> open = lockOpen(tx, subjectId).stream()
                .sorted(Comparator.comparing(CaseFile::receivedOn).thenComparing(CaseFile::id))
                .collect(Collectors.groupingBy(CaseFile::programme));
        open.forEach((programme, files) -> keepOne(tx, files, grants.getOrDefault(programme, List.of())));
        grants.values().forEach(ofProgramme -> ofProgramme.stream().skip(1).forEach(second -> end(tx, second, ofProgramme.getFirst())));
    }

    private List<CaseFile> lockOpen(Tx tx, UUID subjectId) {
        return store.listOpenIds(tx, people.listParts(tx, List.of(subjectId))).stream()
                .map(id -> store.lock(tx, id))
                .toList();
    }

    /** Where something is granted, only a case under the file of that grant goes on. */
    private void keepOne(Tx tx, List<CaseFile> files, List<Decision> grants) {
        Optional<Decision> standing = grants.stream().findFirst();
        Optional<CaseFile> kept = standing.isEmpty()
                ? files.stream().findFirst()
                : files.stream().filter(file -> file.subjectId().equals(standing.get().subjectId())).findFirst();
        UUID goesOn = kept.map(CaseFile::id).or(() -> standing.map(Decision::caseId)).orElseThrow();
        files.stream().filter(file -> !file.id().equals(goesOn)).forEach(file -> close(tx, file, goesOn));
    }

    private void close(Tx tx, CaseFile file, UUID goesOn) {
        Actor system = Actor.system(tx.tenantId());
        tasks.closeAll(tx, file.id(), "merged", system.subject(), clock.instant());
        record(tx, file, CaseStep.Verdict.MERGED, goesOn, system);
        store.update(tx, file.at(CaseStatus.WITHDRAWN), clock.instant());
    }

    /** A decision of its own, with a negative difference: what was paid twice is taken back or recovered. */
    private void end(Tx tx, Decision second, Decision goesOn) {
        Actor system = Actor.system(tx.tenantId());
        CaseFile file = cases.create(tx, change(tx, second));
        if (!store.insert(tx, file)) {
            throw new IllegalStateException("a case of " + second.id() + " is still open");
        }
        record(tx, file, CaseStep.Verdict.RECEIVED, goesOn.caseId(), system);
        Decision ended = entitlement.endDouble(tx, file, new Assessed(second.request(), second.assessment()), system);
        record(tx, file, CaseStep.Verdict.DECIDED, goesOn.caseId(), system);
        Assessed frozen = new Assessed(ended.request(), ended.assessment());
        store.update(
                tx,
                file.with(AssessStep.frozen(frozen))
                        .with(new Progress(CaseStatus.DECIDED, DecideStep.NAME, 0, Optional.empty())),
                clock.instant());
    }

    private void record(Tx tx, CaseFile file, CaseStep.Verdict verdict, UUID goesOn, Actor actor) {
        String receipt = store.get(tx, goesOn).receiptNumber();
        steps.append(tx, file.id(), CaseStep.of(
                file.progress().step(), verdict, actor,
                Optional.of(texts.words("reason.merged", Map.of("receipt", receipt)).zh()), clock.instant()));
    }

    private Opening change(Tx tx, Decision decision) {
        return new Opening(
                decision.programme(), decision.subjectId(), CaseKind.CHANGE, Channel.EVENT,
                store.get(tx, decision.caseId()).applicantId(), Optional.empty(), LocalDate.now(clock), Optional.empty());
    }

    /** Opens again what a merge had closed under exactly this file, as it was received; nothing that runs already. */
    void unmerged(Tx tx, UUID subjectId) {
        Actor system = Actor.system(tx.tenantId());
        for (CaseFile closed : store.listClosedByMerge(tx, subjectId)) {
            if (decisions.findLast(tx, subjectId, closed.programme()).isEmpty()) {
                cases.open(
                        tx,
                        new Opening(
                                closed.programme(), subjectId, closed.kind(), closed.channel(), closed.applicantId(),
                                closed.lifeEventId(), closed.receivedOn(), Optional.empty()),
                        system);
            }
        }
        decisions.listStanding(tx, subjectId).stream()
                .filter(decision -> decision.isOfDoubleFile() && decision.subjectId().equals(subjectId))
                .forEach(decision -> cases.open(tx, change(tx, decision), system));
    }

    /** Stops what is under way, and looks again at what is granted, until a person has settled who pays. */
    void doubleClaimed(Tx tx, UUID subjectId) {
        Text words = texts.words("reason.double-claim", Map.of());
        Map.Entry<String, String> doubt = Map.entry(words.zh(), words.en());
        Set<String> programmes = lockOpen(tx, subjectId).stream().map(CaseFile::programme).collect(Collectors.toSet());
        decisions.listStanding(tx, subjectId).stream()
                .filter(Decision::isGranted)
                .map(Decision::programme)
                .forEach(programmes::add);
        programmes.forEach(programme -> cases.open(
                tx,
                new Opening(
                        programme, subjectId, CaseKind.CHANGE, Channel.EVENT, Optional.empty(), Optional.empty(),
                        LocalDate.now(clock), Optional.of(doubt)),
                Actor.system(tx.tenantId())));
    }
}
