package huiyu.core.impact;

import huiyu.core.casework.OpenCases;
import huiyu.core.casework.OpenCases.District;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.StandingDecisions;
import huiyu.core.decision.StandingDecisions.Standing;
import huiyu.core.impact.EffectPart.Phase;
import huiyu.core.impact.EffectRun.Status;
import huiyu.core.impact.EffectWork.Order;
import huiyu.core.impact.Figures.PlaceCell;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.policy.ProposedPolicies;
import huiyu.policy.PolicyBook;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks the engine twice about each, on the same facts and the same day: by the present policy and by the proposed one.
 * Where the present one has no answer any more (a value has ended), the decision that stands is what it is compared with.
 */
@Component
class PreviewStep implements EffectStep {

    static final int CHUNK = 300;
    private static final PlaceCell NOWHERE = new PlaceCell(null, "户籍地未登记", "Household unknown", 0, 0L);

    private final StandingDecisions decisions;
    private final OpenCases cases;
    private final Assessor assessor;
    private final PolicyBooks books;
    private final ProposedPolicies proposals;
    private final Clock clock;

    PreviewStep(
            StandingDecisions decisions,
            OpenCases cases,
            Assessor assessor,
            PolicyBooks books,
            ProposedPolicies proposals,
            Clock clock) {
        this.decisions = decisions;
        this.cases = cases;
        this.assessor = assessor;
        this.books = books;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** One to be compared. @param standing what was decided or assessed last */
    private record Subject(String programme, Asking asking, Optional<UUID> orgUnitId, Assessment standing) {}

    @Override
    public int count(Read read, Order order) {
        Set<String> programmes = affected(read, order);
        return programmes.isEmpty() ? 0 : decisions.count(read, programmes) + cases.count(read, programmes);
    }

    @Override
    public EffectPart perform(Tx tx, Order order, EffectPart part) {
        try {
            Set<String> programmes = affected(tx, order);
            return programmes.isEmpty() ? part.with(Status.COMPLETED, null) : chunk(tx, order, part, programmes);
        } catch (PolicyException refusal) {
            return part.with(Figures.NONE).with(Status.FAILED, EffectWork.failure(refusal));
        }
    }

    private Set<String> affected(Read read, Order order) {
        LocalDate on = order.run().dueOn();
        return order.policy().affectedProgrammes(
                books.bookFor(read, on), proposals.bookFor(read, order.policy(), on, Optional.empty()));
    }

    private EffectPart chunk(Tx tx, Order order, EffectPart part, Set<String> programmes) {
        Optional<UUID> after = Optional.ofNullable(part.checkpoint());
        if (part.phase() == Phase.DECISIONS) {
            List<Standing> page = decisions.list(tx, programmes, after, CHUNK);
            List<Subject> subjects = page.stream()
                    .map(one -> new Subject(one.programme(), one.asking(), one.orgUnitId(), one.assessment()))
                    .toList();
            return page.isEmpty()
                    ? part.nextPhase()
                    : part.after(page.getLast().id(), page.size(), compared(tx, order, part, subjects));
        }
        List<OpenCases.Open> page = cases.list(tx, programmes, after, CHUNK);
        List<Subject> subjects = page.stream()
                .filter(one -> one.assessed().isPresent())
                .map(one -> new Subject(
                        one.programme(), one.assessed().get().asking(), one.orgUnitId(), one.assessed().get().assessment()))
                .toList();
        return page.isEmpty()
                ? part.nextPhase()
                : part.after(page.getLast().id(), page.size(), compared(tx, order, part, subjects)
                        .plus(Comparison.notAssessed(page.size() - subjects.size())));
    }

    private Figures compared(Read read, Order order, EffectPart part, List<Subject> subjects) {
        Map<UUID, UUID> districts = cases.findDistricts(read);
        Map<UUID, District> known =
                cases.listDistricts(read).stream().collect(Collectors.toMap(District::id, Function.identity()));
        Figures sum = part.figures();
        for (var ofDistrict : byDistrict(subjects, districts).entrySet()) {
            PlaceCell place = ofDistrict.getKey().map(known::get).map(PreviewStep::place).orElse(NOWHERE);
            for (Figures one : compared(read, order, part.phase(), ofDistrict.getKey(), place, ofDistrict.getValue())) {
                sum = sum.plus(one);
            }
        }
        return sum;
    }

    private static Map<Optional<UUID>, List<Subject>> byDistrict(List<Subject> subjects, Map<UUID, UUID> districts) {
        return subjects.stream().collect(Collectors.groupingBy(one -> one.orgUnitId().map(districts::get)));
    }

    private static PlaceCell place(District district) {
        return new PlaceCell(district.divisionCode(), district.nameZh(), district.nameEn(), 0, 0L);
    }

    private List<Figures> compared(
            Read read, Order order, Phase phase, Optional<UUID> district, PlaceCell place, List<Subject> subjects) {
        LocalDate on = order.run().dueOn();
        PolicyBook present = district.map(unit -> books.bookFor(read, on, unit)).orElseGet(() -> books.bookFor(read, on));
        PolicyBook proposed = proposals.bookFor(read, order.policy(), on, district);
        LocalDate today = LocalDate.now(clock);
        List<Figures> figures = new ArrayList<>();
        Map<String, List<Subject>> byProgramme = subjects.stream().collect(Collectors.groupingBy(Subject::programme));
        byProgramme.forEach((programme, group) -> {
            List<Asking> askings = group.stream().map(Subject::asking).toList();
            List<Assessor.Both> both = assessor.assessByBoth(read, present, proposed, programme, askings, on);
            for (int i = 0; i < group.size(); i++) {
                figures.add(compared(phase, place, group.get(i), both.get(i), today));
            }
        });
        return figures;
    }

    private static Figures compared(Phase phase, PlaceCell place, Subject subject, Assessor.Both both, LocalDate today) {
        boolean decided = phase == Phase.DECISIONS;
        if (both.second().assessed() == null) {
            return Comparison.counted(decided ? 1 : 0, decided ? 0 : 1, 1);
        }
        Assessment before = both.first().assessed() == null
                ? subject.standing()
                : both.first().assessed().assessment();
        Comparison comparison = new Comparison(before, both.second().assessed().assessment(), today);
        return decided ? comparison.ofDecision(place) : comparison.ofCase();
    }
}
