package huiyu.policy.cases;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.Pack;
import huiyu.policy.pack.PackLibrary;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policy a case is about: its packs, seen from its place, with its overlays. */
final class CaseBook {
    private final List<Pack> packs;
    private final DivisionCode place;
    private final Map<String, Object> parameters;
    private final List<Map<String, Object>> programmes;
    private final Map<String, Fields> facts;
    private PolicyBook book;

    CaseBook(Fields input, PackLibrary library) {
        List<String> ids = input.has("packs") ? input.texts("packs") : input.texts("pack");
        this.packs = library.getChain(ids.isEmpty() ? List.of("cn-national") : ids);
        Optional<DivisionCode> at = input.find("place", (raw, where) -> new DivisionCode(Values.text(raw, where)));
        this.place = at.orElse(packs.getLast().division());
        this.parameters = input.find("parameters", Values::map).orElse(Map.of());
        this.programmes = input.find("programmes", (raw, where) -> Values.list(raw, item -> Values.map(item, where))).orElse(List.of());
        this.facts = input.named("new_facts");
    }

    /** @throws PolicyException if an overlay breaks a rule */
    PolicyBook book() {
        if (book == null) {
            book = BookMaker.overlaid(packs, place, parameters, programmes, facts);
        }
        return book;
    }

    DivisionCode place() {
        return place;
    }

    List<Pack> packs() {
        return packs;
    }

    ParameterBook parametersAbove() {
        ParameterBook above = ParameterBook.empty();
        for (Pack pack : packs) {
            above = above.inherit(pack.parameters(), pack.level());
        }
        return above;
    }

    /** @throws PolicyException PARAMETER_UNKNOWN if an overlay sets a key that is neither shipped nor used: it is misspelt */
    void requireOverlaysUsed() {
        Set<String> used = Stream.concat(book().listProgrammes().stream(), book().listLayers().stream()).flatMap(Programme::references).collect(Collectors.toSet());
        ParameterBook shipped = parametersAbove();
        for (String key : parameters.keySet()) {
            if (!used.contains(key) && shipped.find(key).isEmpty()) {
                throw new PolicyException("PARAMETER_UNKNOWN", "parameters." + key, "没有此参数，也没有项目引用它", "there is no such parameter and no programme uses it");
            }
        }
    }

    /**
     * The programmes a case asks about unless it names them: those it defines itself, else those of its own pack, else all;
     * of a pack only those about what the facts speak of.
     *
     * @param subject child or institution
     */
    List<String> defaultProgrammes(String subject) {
        if (!programmes.isEmpty()) {
            return programmes.stream().map(tree -> Values.text(tree.get("code"), "programmes.code")).toList();
        }
        List<String> own = codes(packs.getLast().programmes(), subject);
        return own.isEmpty() ? codes(book().listProgrammes(), subject) : own;
    }

    private static List<String> codes(List<Programme> programmes, String subject) {
        return programmes.stream().filter(programme -> programme.subject().equals(subject)).map(Programme::code).toList();
    }

    /** A value of a case, or the parameter it refers to, on a day. */
    Object resolve(Object raw, LocalDate day) {
        return raw instanceof String text && text.startsWith("$") ? book().parameters().getOn(text.substring(1), day).raw() : raw;
    }

}
