package huiyu.core.casework;

import huiyu.core.casework.CaseFile.Progress;
import huiyu.core.casework.Task.Kind;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.CaseTexts;
import huiyu.core.terms.Promise;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Text;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens cases, and brings them on: the one way in for events, clerks and families. */
@Component
public class Cases {

    private final CaseStore cases;
    private final CaseStepStore steps;
    private final TaskStore tasks;
    private final CasePolicy policy;
    private final PolicyBooks books;
    private final CaseFlow flow;
    private final Decisions decisions;
    private final Families families;
    private final People people;
    private final CaseTexts texts;
    private final Clock clock;

    Cases(
            CaseStore cases,
            CaseStepStore steps,
            TaskStore tasks,
            CasePolicy policy,
            PolicyBooks books,
            CaseFlow flow,
            Decisions decisions,
            Families families,
            People people,
            CaseTexts texts,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.tasks = tasks;
        this.policy = policy;
        this.books = books;
        this.flow = flow;
        this.decisions = decisions;
        this.families = families;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What asks for a case.
     *
     * @param receivedOn the day it counts as asked for
     * @param doubt why a person must look first, in both languages: it is not sure who the family is, say
     */
    public record Opening(
            String programme, UUID subjectId, CaseKind kind, Channel channel, Optional<UUID> applicantId,
            Optional<UUID> lifeEventId, LocalDate receivedOn, Optional<Map.Entry<String, String>> doubt) {

        Opening of(UUID subject) {
            return new Opening(
                    programme, subject, kind, channel, applicantId, lifeEventId, receivedOn, doubt);
        }
    }

    /**
     * Opens a case and takes it as far as it goes by itself. While the subject has an open case for the programme, that one
     * is taken up instead.
     *
     * @throws ProblemException 422 {@code unknown-programme}: but a change of what was decided under a programme that policy
     *     no longer names is a case for a person
     */
    public CaseFile open(Tx tx, Opening opening, Actor actor) {
        if (opening.kind() != CaseKind.CHANGE) {
            requireProgramme(tx, opening);
        }
        Optional<CaseFile> open = findOpen(tx, opening);
        if (open.isPresent()) {
            return takeUp(tx, open.get().id(), opening);
        }
        CaseFile file = create(tx, sameFileAsBefore(tx, opening));
        if (!cases.insert(tx, file)) {
            return takeUp(tx, findOpen(tx, opening).orElseThrow().id(), opening);
        }
        steps.append(tx, file.id(), CaseStep.of(
                CaseFlow.START, CaseStep.Verdict.RECEIVED, actor, Optional.of(opening.channel().code()), clock.instant()));
        opening.doubt().ifPresent(doubt -> doubt(tx, file, doubt));
        return flow.run(tx, file, Actor.system(tx.tenantId()));
    }

    private Optional<CaseFile> findOpen(Tx tx, Opening opening) {
        return cases.findOpen(tx, people.listParts(tx, List.of(opening.subjectId())), opening.programme());
    }

    private CaseFile takeUp(Tx tx, UUID open, Opening opening) {
        CaseFile file = cases.lock(tx, open);
        if (!file.isClosed()) {
            opening.doubt().ifPresent(doubt -> doubt(tx, file, doubt));
        }
        return lookAgain(tx, file);
    }

    /** Of a person with merged files, a programme goes on under the file it was decided under: payments hang on it. */
    private Opening sameFileAsBefore(Tx tx, Opening opening) {
        return decisions.findStanding(tx, opening.subjectId(), opening.programme())
                .map(standing -> opening.of(standing.subjectId()))
                .orElse(opening);
    }

    private void doubt(Tx tx, CaseFile file, Map.Entry<String, String> doubt) {
        tasks.insert(tx, List.of(Task.open(
                        Ids.next(), file.id(), Kind.UNFINISHED, FamilyStep.DOUBT,
                        texts.words("task.unfinished", Map.of()), Role.CASEWORKER, file.orgUnitId(),
                        file.promise().dueOn(), clock.instant())
                .because(new Text(doubt.getKey(), doubt.getValue()))));
    }

    private void requireProgramme(Tx tx, Opening opening) {
        if (books.bookFor(tx, opening.receivedOn()).findProgramme(opening.programme()).isEmpty()
                && books.bookFor(tx, LocalDate.now(clock)).findProgramme(opening.programme()).isEmpty()) {
            throw ProblemException.invalidField(
                    "programme", "unknown-programme", Map.of("programme", opening.programme()));
        }
    }

    /** A case as it comes in, not yet written. */
    CaseFile create(Tx tx, Opening opening) {
        UUID id = Ids.next();
        LocalDate today = LocalDate.now(clock);
        CasePolicy.Terms terms = terms(tx, opening.programme(), today);
        return new CaseFile(
                id, ReceiptNumber.of(id, today), opening.programme(), opening.kind(), opening.channel(),
                opening.subjectId(), opening.applicantId(), opening.lifeEventId(),
                families.findOrgUnit(tx, opening.subjectId()), opening.receivedOn(), today, terms.chain(),
                Promise.made(today, terms.promiseDays(), terms.source(), terms.clock()),
                new Progress(CaseStatus.RECEIVED, CaseFlow.START, 0, Optional.empty()), Optional.empty(),
                decisions.findLastId(tx, opening.subjectId(), opening.programme()), 1,
                clock.instant());
    }

    private CasePolicy.Terms terms(Tx tx, String programme, LocalDate today) {
        try {
            return policy.terms(tx, programme, today);
        } catch (PolicyException refusal) {
            throw PolicyProblems.of(refusal);
        }
    }

    /** Takes an open case up again from the beginning, by rule; one that is with the family or closed stays. */
    public CaseFile lookAgain(Tx tx, CaseFile file) {
        boolean rests = file.isClosed() || file.status() == CaseStatus.RETURNED;
        return rests ? file : flow.runAgain(tx, file, Actor.system(tx.tenantId()));
    }

    public List<CaseFile> listOfLifeEvents(Read read, Collection<UUID> lifeEventIds) {
        return cases.listByLifeEvents(read, lifeEventIds);
    }

    /**
     * Withdraws; doing it twice changes nothing.
     *
     * @throws ProblemException 409 {@code case-decided}; 409 {@code change-not-withdrawn}: nobody asked for a change, so
     *     that nobody can keep by withdrawing what is no longer due
     */
    public CaseFile withdraw(Tx tx, UUID caseId, String reason, Actor actor) {
        CaseFile file = cases.lock(tx, caseId);
        if (file.status() == CaseStatus.WITHDRAWN) {
            return file;
        }
        if (file.status() == CaseStatus.DECIDED) {
            throw ProblemException.conflict("case-decided", Map.of());
        }
        if (file.kind() == CaseKind.CHANGE) {
            throw ProblemException.conflict("change-not-withdrawn", Map.of());
        }
        tasks.closeAll(tx, caseId, "withdrawn", actor.subject(), clock.instant());
        record(tx, file, CaseStep.Verdict.WITHDRAWN, reason, actor);
        return cases.update(tx, file.at(CaseStatus.WITHDRAWN), clock.instant());
    }

    /** Hands a returned case in again: the clock goes on with the days that were left. */
    public CaseFile resubmit(Tx tx, UUID caseId, String reason, Actor actor) {
        CaseFile file = cases.lock(tx, caseId);
        if (file.status() != CaseStatus.RETURNED) {
            throw ProblemException.conflict("case-not-returned", Map.of());
        }
        tasks.closeAll(tx, caseId, Kind.CORRECTION, "resubmitted", actor.subject(), clock.instant());
        record(tx, file, CaseStep.Verdict.RESUBMITTED, reason, actor);
        LocalDate today = LocalDate.now(clock);
        CaseFile resumed = file.with(file.promise().resume(today, policy.clock(tx, today)));
        return flow.runAgain(tx, resumed.at(CaseStatus.RECEIVED), Actor.system(tx.tenantId()));
    }

    /** A person has mended what an automatic rule could not: the case is tried again. */
    public CaseFile complete(Tx tx, Task task, String reason, Actor actor) {
        CaseFile file = cases.lock(tx, task.caseId());
        if (task.kind() != Kind.UNFINISHED) {
            throw ProblemException.conflict("task-not-to-be-completed", Map.of());
        }
        tasks.close(tx, task.id(), reason, actor.subject(), clock.instant());
        return lookAgain(tx, file);
    }

    /** Goes on with a case whose publicity is over. */
    void afterPublicity(Tx tx, UUID caseId) {
        CaseFile file = cases.lock(tx, caseId);
        if (file.status() == CaseStatus.PUBLICISED) {
            flow.run(tx, file, Actor.system(tx.tenantId()));
        }
    }

    private void record(Tx tx, CaseFile file, CaseStep.Verdict verdict, String reason, Actor actor) {
        steps.append(tx, file.id(), CaseStep.of(
                file.progress().step(), verdict, actor, Optional.of(reason), clock.instant()));
    }
}
