package huiyu.policy.pack;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterReader;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.ProgrammeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the policy book of a place out of packs, and lays what-if values over it. */
public final class BookMaker {
    private BookMaker() {}

    /**
     * @param packs the highest level first
     * @param place the division that assesses
     * @throws huiyu.policy.problem.PolicyException LOCKED and other rules of parameters; PARAMETER_UNKNOWN
     */
    public static PolicyBook book(List<Pack> packs, DivisionCode place) {
        return overlaid(packs, place, Map.of(), List.of(), Map.of());
    }

    /**
     * The same with parameters and programmes laid over it, and facts added to the catalogue.
     *
     * @param parameters as {@link ParameterReader#overlay} reads them
     * @param programmes whole definitions, or the fields to replace of one that exists
     */
    public static PolicyBook overlaid(List<Pack> packs, DivisionCode place, Map<String, Object> parameters,
            List<Map<String, Object>> programmes, Map<String, Fields> facts) {
        ParameterBook book = ParameterBook.empty();
        Map<String, Programme> byCode = new LinkedHashMap<>();
        Map<String, Text> reasons = new LinkedHashMap<>();
        List<FactAttribute> attributes = new ArrayList<>(FactCatalogue.read(facts));
        WorkingCalendar calendar = WorkingCalendar.none();
        for (Pack pack : packs) {
            book = book.inherit(pack.parameters(), pack.level());
            pack.programmes().forEach(programme -> byCode.put(programme.code(), programme));
            reasons.putAll(pack.reasons());
            attributes.addAll(pack.facts());
            calendar = calendar.plus(pack.calendar());
        }
        ParameterReader reader = new ParameterReader("overlay", Map.of(), book);
        List<Parameter> replaced = parameters.entrySet().stream().map(entry -> reader.overlay(entry.getKey(), entry.getValue())).toList();
        Errors errors = new Errors();
        for (Map<String, Object> tree : programmes) {
            Programme programme = laidOver(byCode, tree, errors);
            byCode.put(programme.code(), programme);
        }
        errors.throwIfAny();
        return PolicyBook.of(place, book.overlay(replaced), byCode.values(), FactCatalogue.standard().with(attributes), calendar, reasons);
    }

    private static Programme laidOver(Map<String, Programme> byCode, Map<String, Object> tree, Errors errors) {
        String code = Values.text(tree.get("code"), "programmes.code");
        return ProgrammeReader.read(PackReader.whole(tree, byCode.values()), "programmes." + code, "overlay", errors);
    }
}
