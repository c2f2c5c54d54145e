package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.policy.LevelEntries.Piece;
import huiyu.core.policy.Proposal.CaseOutcome;
import huiyu.core.policy.Proposal.Checks;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import huiyu.policy.problem.PolicyException.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether changes may become policy: by the rules of the engine, and by the tenant's own policy cases. */
@Component
class ProposalChecks {

    private final PolicyEntryStore entries;
    private final AssembledPolicies policies;
    private final PolicyCases cases;
    private final PackDefinitions definitions;
    private final ProblemTexts texts;
    private final Clock clock;

    ProposalChecks(
            PolicyEntryStore entries,
            AssembledPolicies policies,
            PolicyCases cases,
            PackDefinitions definitions,
            ProblemTexts texts,
            Clock clock) {
        this.entries = entries;
        this.policies = policies;
        this.cases = cases;
        this.definitions = definitions;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming each change that breaks a rule */
    EntryPlan requireValid(Read read, List<Change> changes) {
        EntryPlan plan = EntryPlan.of(entries.listOwn(read), changes);
        refuse(problems(read, plan, changes));
        return plan;
    }

    /** As {@link #requireValid}, without asking what the changes say. */
    EntryPlan requirePlan(Read read, List<Change> changes) {
        EntryPlan plan = EntryPlan.of(entries.listOwn(read), changes);
        refuse(plan.problems());
        return plan;
    }

    private static void refuse(List<ChangeProblem> problems) {
        if (!problems.isEmpty()) {
            ProblemException invalid = ProblemException.invalid("invalid-request", Map.of());
            problems.forEach(problem -> invalid.withField(problem.field(), problem.rule(), problem.allArguments()));
            throw invalid;
        }
    }

    Checks run(Read read, List<Change> changes, Instant now) {
        EntryPlan plan = EntryPlan.of(entries.listOwn(read), changes);
        List<ChangeProblem> problems = problems(read, plan, changes);
        List<CaseOutcome> cases = problems.isEmpty() ? runCases(read, plan) : List.of();
        return new Checks(now, read.policyEpoch(), problems.stream().map(this::worded).toList(), cases);
    }

    /** The tenant's policy cases, as they would come out after the changes. */
    List<CaseOutcome> runCases(Read read, List<Change> changes) {
        return runCases(read, requirePlan(read, changes));
    }

    List<CaseOutcome> runCases(Read read, EntryPlan plan) {
        List<Map<String, Object>> files = Stream.concat(
                        plan.kept().stream().map(Piece::of), plan.added().stream().map(Piece::of))
                .filter(piece -> piece.slot().kind() == EntryKind.CASE)
                .map(Piece::content)
                .toList();
        AssembledPolicy after = AssembledPolicy.of(levelsAfter(read, plan, Optional.empty()));
        return cases.run(after, files, LocalDate.now(clock));
    }

    private List<ChangeProblem> problems(Read read, EntryPlan plan, List<Change> changes) {
        if (!plan.problems().isEmpty()) {
            return plan.problems();
        }
        List<ChangeProblem> problems = new ArrayList<>(newProblems(read, plan, changes, Optional.empty()));
        changes.stream()
                .map(Change::orgUnitId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(unit -> problems.addAll(newProblems(read, plan, changes, Optional.of(unit))));
        return problems;
    }

    /** What is wrong with a level after the changes, and was not before or is about one of them. */
    private List<ChangeProblem> newProblems(
            Read read, EntryPlan plan, List<Change> changes, Optional<UUID> orgUnitId) {
        List<LevelEntries> levels = levelsAfter(read, plan, orgUnitId);
        LevelEntries changed = levels.getLast();
        AssembledPolicy upper = AssembledPolicy.of(levels.subList(0, levels.size() - 1));
        Set<Problem> before = new HashSet<>(upper.problemsOf(before(changed.level(), plan)));
        ProblemPlaces places = new ProblemPlaces(changed, changes);
        return upper.problemsOf(changed).stream()
                .filter(problem -> places.isAboutAChange(problem) || !before.contains(problem))
                .map(definitions::explained)
                .map(places::place)
                .toList();
    }

    /** The policy of the tenant, or of one of its districts, as it would be. */
    AssembledPolicy policyAfter(Read read, List<Change> changes, Optional<UUID> orgUnitId) {
        return AssembledPolicy.of(levelsAfter(read, requirePlan(read, changes), orgUnitId));
    }

    /** The policy of a tenant at or below the one whose plan it is. */
    AssembledPolicy policyAfter(Read read, int planner, EntryPlan plan, Optional<UUID> orgUnitId) {
        return AssembledPolicy.of(levelsAfter(read, planner, plan, orgUnitId));
    }

    private List<LevelEntries> levelsAfter(Read read, EntryPlan plan, Optional<UUID> orgUnitId) {
        return levelsAfter(read, read.tenantId(), plan, orgUnitId);
    }

    private List<LevelEntries> levelsAfter(Read read, int planner, EntryPlan plan, Optional<UUID> orgUnitId) {
        return policies.levelEntries(read, orgUnitId, Optional.empty()).stream()
                .map(level -> level.level().tenantId() == planner ? after(level, plan) : level)
                .toList();
    }

    /** What a level of the tenant says once the plan is carried out. */
    private static LevelEntries after(LevelEntries level, EntryPlan plan) {
        return of(level.level(), Stream.concat(
                plan.kept().stream().map(Piece::of), plan.added().stream().map(Piece::of)));
    }

    private static LevelEntries before(PolicyLevel level, EntryPlan plan) {
        return of(level, Stream.concat(plan.kept().stream(), plan.superseded().stream()).map(Piece::of));
    }

    private static LevelEntries of(PolicyLevel level, Stream<Piece> pieces) {
        return new LevelEntries(
                level,
                pieces.filter(piece -> Optional.ofNullable(piece.slot().orgUnitId()).equals(level.orgUnitId()))
                        .toList());
    }

    /** With its words, to be kept as they were said. */
    private ChangeProblem worded(ChangeProblem problem) {
        Map<String, Object> words = texts.field(problem.field(), problem.rule(), problem.allArguments());
        return new ChangeProblem(
                problem.field(), problem.rule(), Map.of(), (String) words.get("zh"), (String) words.get("en"));
    }
}
