package huiyu.policy;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Everything policy says at one place: parameters and programmes, already inherited from the levels above. Immutable, and
 * made ready to be applied once, however many it is applied to.
 */
public final class PolicyBook {
    private final DivisionCode place;
    private final ParameterBook parameters;
    private final Map<String, Programme> programmes;
    private final FactCatalogue facts;
    private final WorkingCalendar calendar;
    private final Map<String, Text> reasons;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    private PolicyBook(DivisionCode place, ParameterBook parameters, Map<String, Programme> programmes, FactCatalogue facts,
            WorkingCalendar calendar, Map<String, Text> reasons) {
        this.place = place;
        this.parameters = parameters;
        this.programmes = programmes;
        this.facts = facts;
        this.calendar = calendar;
        this.reasons = reasons;
    }

    /**
     * @param reasons wording of reason codes beyond the standard ones
     * @throws PolicyException PARAMETER_UNKNOWN or PROGRAMME_UNKNOWN if a programme refers to something that does not exist;
     *     FORBIDDEN_FACT if one asks for a marriage certificate or a birth permit, be it through a parameter
     */
    public static PolicyBook of(DivisionCode place, ParameterBook parameters, Collection<Programme> programmes, FactCatalogue facts,
            WorkingCalendar calendar, Map<String, Text> reasons) {
        Map<String, Programme> byCode = new TreeMap<>();
        programmes.forEach(programme -> byCode.put(programme.code(), programme));
        Errors errors = new Errors();
        byCode.values().forEach(programme -> programme.references().filter(key -> parameters.find(key).isEmpty()).forEach(key ->
            errors.add("PARAMETER_UNKNOWN", key, "项目 " + programme.code() + " 引用了不存在的参数", "programme " + programme.code() + " refers to a parameter that does not exist")));
        byCode.values().forEach(programme -> programme.combinesWith().filter(code -> !byCode.containsKey(code)).ifPresent(code ->
            errors.add("PROGRAMME_UNKNOWN", code, "项目 " + programme.code() + " 与不存在的项目组合", "programme " + programme.code() + " combines with a programme that does not exist")));
        errors.throwIfAny();
        byCode.values().stream().flatMap(Programme::references).map(parameters::get).flatMap(parameter -> parameter.values().stream())
            .flatMap(value -> value.raw() instanceof Collection<?> words ? words.stream() : Stream.of(value.raw()))
            .map(String::valueOf).forEach(FactCatalogue::requireAllowed);
        return new PolicyBook(place, parameters, Map.copyOf(byCode), facts, calendar, Map.copyOf(reasons));
    }

    /** The same policy seen from another place inside its area. */
    public PolicyBook at(DivisionCode other) {
        return new PolicyBook(other, parameters, programmes, facts, calendar, reasons);
    }

    public DivisionCode place() {
        return place;
    }

    public ParameterBook parameters() {
        return parameters;
    }

    /** What people can be assessed for; layers of settlement are not among them. */
    public List<Programme> listProgrammes() {
        return sorted().filter(programme -> programme.layer().isEmpty()).toList();
    }

    /** The programmes that make up the layers of settlement. */
    public List<Programme> listLayers() {
        return sorted().filter(programme -> programme.layer().isPresent()).toList();
    }

    private Stream<Programme> sorted() {
        return programmes.values().stream().sorted((a, b) -> a.code().compareTo(b.code()));
    }

    public Optional<Programme> findProgramme(String code) {
        return Optional.ofNullable(programmes.get(code));
    }

    /** @throws PolicyException PROGRAMME_UNKNOWN */
    public Programme getProgramme(String code) {
        return findProgramme(code).orElseThrow(() ->
            new PolicyException("PROGRAMME_UNKNOWN", code, "没有此项目", "there is no such programme"));
    }

    /** Made when it is first asked for. @throws PolicyException as {@link Plan} */
    Plan plan(String code) {
        return plans.computeIfAbsent(code, any -> new Plan(this, code));
    }

    public FactCatalogue facts() {
        return facts;
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    public Map<String, Text> reasons() {
        return reasons;
    }
}
