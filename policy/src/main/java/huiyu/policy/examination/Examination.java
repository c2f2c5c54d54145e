package huiyu.policy.examination;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.ParameterLookup;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What conditions and shapes see: one subject, examined under one programme. For one thread. */
public final class Examination {
    /**
     * What holds for everybody examined under a programme of a book.
     *
     * @param here the division that assesses
     * @param settings a block of the programme with its parameters read
     */
    public record Frame(FactCatalogue catalogue, DivisionCode here, WorkingCalendar calendar, Function<ParameterLookup, Function<Block, Settings>> settings) {}

    private final AssessmentRequest request;
    private final Frame frame;
    private final ParameterLookup lookup;
    private final Function<Block, Settings> settings;
    private final boolean explaining;
    private final List<Application> applications;
    private final List<Application> applicationsHere;
    private BirthOrder birthOrder = new BirthOrder.None();
    private LocalDate birth;

    /** @param explaining false where nobody asks what was looked at */
    public Examination(AssessmentRequest request, Frame frame, ParameterLookup lookup, boolean explaining) {
        this.request = request;
        this.frame = frame;
        this.lookup = lookup;
        this.settings = frame.settings().apply(lookup);
        this.explaining = explaining;
        this.applications = new ArrayList<>(request.applications());
        applications.removeIf(application -> !application.isFor(request.programme()));
        applications.sort(Comparator.comparing(Application::date));
        this.applicationsHere = new ArrayList<>(applications);
        applicationsHere.removeIf(application -> !isHere(application));
    }

    public AssessmentRequest request() {
        return request;
    }

    public FactCatalogue catalogue() {
        return frame.catalogue();
    }

    public DivisionCode here() {
        return frame.here();
    }

    public WorkingCalendar calendar() {
        return frame.calendar();
    }

    public ParameterLookup lookup() {
        return lookup;
    }

    /** Whether somebody will read how it came out. */
    public boolean isExplaining() {
        return explaining;
    }

    public Inputs inputs() {
        return Inputs.start(explaining);
    }

    public Facts facts() {
        return request.facts();
    }

    /** As the programme derives it. */
    public BirthOrder birthOrder() {
        return birthOrder;
    }

    public void derived(BirthOrder order) {
        birthOrder = order;
    }

    /** @throws PolicyException NEEDS_A_CHILD where an institution is assessed: such a block is for children */
    public LocalDate birth() {
        if (birth == null) {
            birth = facts().findDate("child.birth_date").orElseThrow(() -> new PolicyException("NEEDS_A_CHILD", request.programme(),
                "此规则只适用于孩子", "a rule of this programme is about a child, and the programme is about an institution"));
        }
        return birth;
    }

    public LocalDate assessedOn() {
        return request.assessedOn();
    }

    public Settings settings(Block block) {
        return settings.apply(block);
    }

    /** Applications for this programme, in order of their dates. */
    public List<Application> applications() {
        return Collections.unmodifiableList(applications);
    }

    /** Applications filed here (those that name no place are). */
    public List<Application> applicationsHere() {
        return Collections.unmodifiableList(applicationsHere);
    }

    public boolean isHere(Application application) {
        return application.place() == null || application.place().isWithin(here());
    }

    /** Whether a person has to be asked: nothing is recorded and nothing may be presumed. */
    public boolean mustAsk(String fact) {
        return facts().isUnknown(fact) && !presumes(fact);
    }

    /** A fact that does not change over time, or what is presumed while nothing is recorded. */
    public Optional<String> findText(String fact) {
        return facts().isUnknown(fact) ? presumed(fact).filter(word -> !word.equals("none"))
            : facts().findScalar(fact).map(raw -> Values.text(raw, fact));
    }

    /** Whether something holds of a fact while nothing is recorded. */
    public boolean presumes(String fact) {
        return presumed(fact).isPresent();
    }

    private Optional<String> presumed(String fact) {
        return catalogue().find(fact).map(FactAttribute::presumed);
    }

    /** The day of the first application made here, or the day of assessment while there is none. */
    public LocalDate applicationDay() {
        return applicationsHere.isEmpty() ? assessedOn() : applicationsHere.getFirst().date();
    }

    /** The day of approval, or the day of assessment while there is none. */
    public LocalDate approvalDay() {
        return request.approvedOn() == null ? assessedOn() : request.approvedOn();
    }
}
