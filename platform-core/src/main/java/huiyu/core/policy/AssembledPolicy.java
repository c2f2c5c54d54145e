package huiyu.core.policy;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException.Problem;
import huiyu.policy.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policy of one place at all dates, put together from its levels, the nation first. What a lower level said that an
 * upper level has ruled out since (by a lock, or by bounds) does not count and is listed as void; everything else goes
 * on. Immutable.
 *
 * @param place the level at which it is read
 * @param starts from which day on the values of a level count for a parameter, upper levels first
 * @param voids what was said and does not count, and why
 */
record AssembledPolicy(
        PolicyLevel place,
        Map<String, Citation> documents,
        ParameterBook parameters,
        List<Start> starts,
        List<LevelProgrammes.Dated> programmes,
        LevelGlossary glossary,
        List<Problem> voids) {

    private static final AssembledPolicy EMPTY = new AssembledPolicy(
            null, Map.of(), ParameterBook.empty(), List.of(), List.of(), LevelGlossary.EMPTY, List.of());

    record Start(PolicyLevel level, String key, LocalDate day) {}

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
        PolicyLevel level = entries.level();
        Errors errors = new Errors();
        Map<String, Citation> allDocuments = withDocuments(entries, errors);
        LevelGlossary wholeGlossary = glossary.with(entries, errors);
        LevelParameters ownParameters = new LevelParameters(entries, allDocuments, parameters);
        Inheritance inheritance = Inheritance.of(parameters, ownParameters.read());
        LevelProgrammes ownProgrammes = new LevelProgrammes(
                entries,
                inheritance.book(),
                programmes.stream().map(LevelProgrammes.Dated::code).collect(Collectors.toSet()));
        List<Start> ownStarts = new ArrayList<>();
        inheritance.firstDays().forEach((key, day) -> ownStarts.add(new Start(level, key, day)));
        return new AssembledPolicy(
                level,
                allDocuments,
                inheritance.book(),
                joined(starts, ownStarts),
                joined(programmes, ownProgrammes.read()),
                wholeGlossary,
                joined(
                        voids,
                        errors.list(),
                        ownParameters.errors().list(),
                        inheritance.problems(),
                        ownProgrammes.errors().list()));
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

    /** For the engine: parameters at all their dates, and the programmes that hold on a day. */
    PolicyBook bookOn(LocalDate day) {
        List<Programme> onDay = programmes.stream()
                .filter(dated -> dated.valid().contains(day))
                .map(LevelProgrammes.Dated::programme)
                .toList();
        return PolicyBook.of(
                new DivisionCode(place.divisionCode().substring(0, 6)),
                parameters,
                onDay,
                FactCatalogue.standard().with(glossary.facts()),
                glossary.calendar(),
                glossary.reasons());
    }

    /** The level whose values of a parameter count on a day; empty when none has begun. */
    Optional<PolicyLevel> originOf(String key, LocalDate day) {
        return starts.stream()
                .filter(start -> start.key().equals(key) && !start.day().isAfter(day))
                .reduce((upper, lower) -> lower)
                .map(Start::level);
    }

    /** Whether a level is the place itself, not one it inherits from. */
    boolean isMadeAt(PolicyLevel level) {
        return level.equals(place);
    }

    /** Why values of a parameter do not count, at whichever level they were set. */
    List<Problem> voidsOf(String key) {
        return voids.stream().filter(problem -> Inheritance.isAbout(key, problem)).toList();
    }
}
