package huiyu.core.policy;

import huiyu.core.policy.LevelEntries.Piece;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Errors;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException.Problem;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.ProgrammeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One level's programmes, each with the days in which it is offered so. One of the code of an upper level's replaces
 * only the fields it names: that is how a province says its part of a national programme.
 */
final class LevelProgrammes {

    /** A version of a programme and when it holds. */
    record Dated(Programme programme, PolicyLevel level, Period valid) {

        String code() {
            return programme.code();
        }
    }

    private final LevelEntries level;
    private final ParameterBook parameters;
    private final List<Dated> above;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * @param parameters in force at the level, its own included
     * @param above the programmes of the levels above, the highest first
     */
    LevelProgrammes(LevelEntries level, ParameterBook parameters, List<Dated> above) {
        this.level = level;
        this.parameters = parameters;
        this.above = above;
    }

    /** Those without a flaw; flaws are in {@link #problems()}, each under {@code <code>.…}. */
    List<Dated> read() {
        List<Dated> programmes = new ArrayList<>();
        level.of(EntryKind.PROGRAMME).forEach(piece -> read(piece, programmes));
        return programmes;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void read(Piece piece, List<Dated> into) {
        Period period = Period.ofDays(piece.validFrom(), piece.validTo());
        Timeline<Programme> upper = Timeline.overlay(
                        above.stream()
                                .filter(dated -> dated.code().equals(piece.slot().key()))
                                .map(dated -> new Timeline.Entry<>(dated.valid(), dated.programme()))
                                .toList(),
                        (higher, lower) -> lower)
                .crop(period);
        if (upper.isEmpty() && !isWhole(piece.content())) {
            problems.add(new Problem(
                    "UPPER_DEFINITION_MISSING", piece.slot().key(), "只写了一部分,上级没有定义此项目",
                    "says only a part of a programme, and no level above defines it"));
            return;
        }
        upper.entries().forEach(entry -> read(piece, entry.value().tree(), entry.period(), into));
        if (upper.isEmpty() || piece.content().containsKey("components")) {
            upper.gaps(period).forEach(gap -> read(piece, Map.of(), gap, into));
        }
    }

    /** Whether it says by itself what is granted, not only its part of what a level above grants. */
    static boolean isWhole(Map<String, Object> programme) {
        return programme.containsKey("components") || programme.containsKey("layer");
    }

    private void read(Piece piece, Map<String, Object> base, Period period, List<Dated> into) {
        String code = piece.slot().key();
        Map<String, Object> tree = new LinkedHashMap<>(base);
        tree.putAll(piece.content());
        tree.put("code", code);
        Errors flaws = new Errors();
        Programme programme = ProgrammeReader.read(tree, code, level.level().divisionCode(), flaws);
        if (flaws.list().isEmpty()) {
            programme.references()
                    .filter(key -> parameters.find(key).isEmpty())
                    .forEach(key -> flaws.add(
                            "PARAMETER_UNKNOWN",
                            code,
                            "引用了不存在的参数:" + key,
                            "refers to a parameter that does not exist: " + key));
        }
        if (flaws.list().isEmpty()) {
            into.add(new Dated(programme, level.level(), period));
        }
        problems.addAll(flaws.list());
    }
}
