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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What conditions and shapes see.
 *
 * @param here the division that assesses
 * @param birthOrder as the programme derives it
 */
public record Examination(
        AssessmentRequest request, FactCatalogue catalogue, DivisionCode here, WorkingCalendar calendar, ParameterLookup lookup,
        BirthOrder birthOrder) {

    public Facts facts() {
        return request.facts();
    }

    /** @throws PolicyException NEEDS_A_CHILD where an institution is assessed: such a block is for children */
    public LocalDate birth() {
        return facts().findDate("child.birth_date").orElseThrow(() -> new PolicyException("NEEDS_A_CHILD", request.programme(),
            "此规则只适用于孩子", "a rule of this programme is about a child, and the programme is about an institution"));
    }

    public LocalDate assessedOn() {
        return request.assessedOn();
    }

    public Settings settings(Block block) {
        return new Settings(block, lookup);
    }

    /** Applications for this programme, in order of their dates. */
    public List<Application> applications() {
        return request.applications().stream().filter(application -> application.isFor(request.programme())).sorted(Comparator.comparing(Application::date)).toList();
    }

    /** Applications filed here (those that name no place are). */
    public List<Application> applicationsHere() {
        return applications().stream().filter(this::isHere).toList();
    }

    public boolean isHere(Application application) {
        return application.place() == null || application.place().isWithin(here);
    }

    /** Whether a person has to be asked: nothing is recorded and nothing may be presumed. */
    public boolean mustAsk(String fact) {
        return facts().isUnknown(fact) && presumed(fact).isEmpty();
    }

    /** A fact that does not change over time, or what is presumed while nothing is recorded. */
    public Optional<String> findText(String fact) {
        return facts().isUnknown(fact) ? presumed(fact).filter(word -> !word.equals("none"))
            : facts().findScalar(fact).map(raw -> Values.text(raw, fact));
    }

    private Optional<String> presumed(String fact) {
        return catalogue.find(fact).map(FactAttribute::presumed);
    }

    /** The day of the first application made here, or the day of assessment while there is none. */
    public LocalDate applicationDay() {
        return applicationsHere().stream().findFirst().map(Application::date).orElse(assessedOn());
    }

    /** The day of approval, or the day of assessment while there is none. */
    public LocalDate approvalDay() {
        return request.approvedOn() == null ? assessedOn() : request.approvedOn();
    }

    public Examination withBirthOrder(BirthOrder derived) {
        return new Examination(request, catalogue, here, calendar, lookup, derived);
    }
}
