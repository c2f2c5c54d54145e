package huiyu.core.policy;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.pack.Pack;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException.Problem;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.StepDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The policy of one place at all dates, put together from its levels, the nation first. What a lower level said that an
 * upper level has ruled out since (by a lock, or by bounds) does not count and is listed as void; everything else goes
 * on. Immutable.
 *
 * @param layers what counts of each level, the place itself last
 * @param parameters inherited through all layers
 * @param voids what was said and does not count, and why
 */
record AssembledPolicy(
        List<Layer> layers,
        Map<String, Citation> documents,
        ParameterBook parameters,
        LevelGlossary glossary,
        List<Problem> voids) {

    private static final AssembledPolicy EMPTY =
            new AssembledPolicy(List.of(), Map.of(), ParameterBook.empty(), LevelGlossary.EMPTY, List.of());

    /** What counts of one level. */
    record Layer(PolicyLevel level, List<Parameter> parameters, List<LevelProgrammes.Dated> programmes) {

        /** Whether its values of a parameter have begun to count. */
        boolean decides(String key, LocalDate day) {
            return parameters.stream()
                    .filter(parameter -> parameter.key().equals(key))
                    .flatMap(parameter -> parameter.values().stream())
                    .anyMatch(value -> !value.valid().from().isAfter(day));
        }

        List<LevelProgrammes.Dated> programmesOn(LocalDate day) {
            return programmes.stream().filter(dated -> dated.valid().contains(day)).toList();
        }
    }

    /** @param levels the nation first, the place itself last */
    static AssembledPolicy of(List<LevelEntries> levels) {
        AssembledPolicy policy = EMPTY;
        for (LevelEntries level : levels) {
            policy = policy.inheritedBy(level);
        }
        return policy;
    }

    /** What is wrong with what a level below this policy says, under {@code <key>.<path>}; empty when nothing is. */
    List<Problem> problemsOf(LevelEntries level) {
        List<Problem> all = inheritedBy(level).voids();
        return all.subList(voids.size(), all.size());
    }

    private AssembledPolicy inheritedBy(LevelEntries entries) {
        Errors errors = new Errors();
        Map<String, Citation> allDocuments = withDocuments(entries, errors);
        LevelGlossary wholeGlossary = glossary.with(entries, errors);
        LevelParameters ownParameters = new LevelParameters(entries, allDocuments, parameters);
        Inheritance inheritance = Inheritance.of(parameters, ownParameters.read(), entries.level().kind());
        LevelProgrammes ownProgrammes = new LevelProgrammes(
                entries,
                inheritance.book(),
                layers.stream().flatMap(layer -> layer.programmes().stream()).toList());
        Layer layer = new Layer(entries.level(), inheritance.own(), ownProgrammes.read());
        return new AssembledPolicy(
                joined(layers, List.of(layer)),
                allDocuments,
                inheritance.book(),
                wholeGlossary,
                joined(
                        voids,
                        errors.list(),
                        ownParameters.errors().list(),
                        inheritance.problems(),
                        ownProgrammes.problems(),
                        documentsOfSteps(inheritance.book(), layer)));
    }

    /** Steps that ask for documents outside a programme's item list, where that is not known from above. */
    private List<Problem> documentsOfSteps(ParameterBook book, Layer own) {
        List<Programme> programmes = joined(layers, List.of(own)).stream()
                .flatMap(layer -> layer.programmes().stream())
                .map(LevelProgrammes.Dated::programme)
                .toList();
        return StepDocuments.problems(book, programmes).stream().filter(problem -> !voids.contains(problem)).toList();
    }

    private Map<String, Citation> withDocuments(LevelEntries entries, Errors errors) {
        Map<String, Citation> all = new HashMap<>(documents);
        entries.of(EntryKind.DOCUMENT).forEach(piece -> {
            String code = piece.slot().key();
            all.put(code, Citation.read(code, new Fields(piece.content(), code, errors)));
        });
        return Map.copyOf(all);
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T>... lists) {
        return List.of(lists).stream().flatMap(List::stream).toList();
    }

    /** The programmes that hold on a day, by code; of one code the lowest level's. */
    List<LevelProgrammes.Dated> programmesOn(LocalDate day) {
        Map<String, LevelProgrammes.Dated> byCode = new TreeMap<>();
        layers.stream()
                .flatMap(layer -> layer.programmesOn(day).stream())
                .forEach(dated -> byCode.put(dated.code(), dated));
        return List.copyOf(byCode.values());
    }

    /** For the engine: parameters at all their dates, and the programmes that hold on a day. */
    PolicyBook bookOn(LocalDate day) {
        return PolicyBook.of(
                division(place()),
                parameters,
                programmesOn(day).stream().map(LevelProgrammes.Dated::programme).toList(),
                FactCatalogue.standard().with(glossary.facts()),
                glossary.calendar(),
                glossary.reasons());
    }

    /** The same as packs that build on one another, for policy cases; the place itself last. */
    List<Pack> packsOn(LocalDate day) {
        List<Pack> packs = new ArrayList<>();
        for (Layer layer : layers) {
            boolean first = packs.isEmpty();
            PolicyLevel level = layer.level();
            packs.add(new Pack(
                    level.divisionCode(),
                    new Text(level.nameZh(), level.nameEn()),
                    division(level),
                    level.kind(),
                    first ? List.of() : List.of(packs.getLast().id()),
                    Map.of(),
                    first ? glossary.facts() : List.of(),
                    layer.parameters(),
                    layer.programmesOn(day).stream().map(LevelProgrammes.Dated::programme).toList(),
                    first ? glossary.reasons() : Map.of(),
                    first ? glossary.calendar() : WorkingCalendar.none(),
                    List.of(),
                    Map.of()));
        }
        return packs;
    }

    /** The county or city in which a level lies: streets have longer codes. */
    private static DivisionCode division(PolicyLevel level) {
        return new DivisionCode(level.divisionCode().substring(0, 6));
    }

    PolicyLevel place() {
        return layers.getLast().level();
    }

    /** The level whose values of a parameter count on a day; empty when none has begun. */
    Optional<PolicyLevel> originOf(String key, LocalDate day) {
        return layers.stream()
                .filter(layer -> layer.decides(key, day))
                .reduce((upper, lower) -> lower)
                .map(Layer::level);
    }

    /** Whether a level is the place itself, not one it inherits from. */
    boolean isMadeAt(PolicyLevel level) {
        return level.equals(place());
    }

    /** Why values of a parameter do not count, at whichever level they were set. */
    List<Problem> voidsOf(String key) {
        return voids.stream().filter(problem -> Inheritance.isAbout(key, problem)).toList();
    }
}
