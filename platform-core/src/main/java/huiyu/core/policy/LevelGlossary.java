package huiyu.core.policy;

import huiyu.core.policy.LevelEntries.Piece;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.pack.Pack;
import huiyu.policy.pack.PackReader;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What policy speaks of beside parameters and programmes: facts, reasons, working days; of all levels so far. */
record LevelGlossary(List<FactAttribute> facts, Map<String, Text> reasons, WorkingCalendar calendar) {

    static final LevelGlossary EMPTY = new LevelGlossary(List.of(), Map.of(), WorkingCalendar.none());

    /** This with a level's own; what is flawed is left out and told, under {@code <key>.…}. */
    LevelGlossary with(LevelEntries level, Errors errors) {
        List<FactAttribute> allFacts = new ArrayList<>(facts);
        Map<String, Text> allReasons = new HashMap<>(reasons);
        WorkingCalendar[] wholeCalendar = {calendar};
        level.of(EntryKind.FACT)
                .flatMap(piece -> read("facts", piece, errors).stream())
                .forEach(pack -> allFacts.addAll(pack.facts()));
        level.of(EntryKind.REASON)
                .flatMap(piece -> read("reasons", piece, errors).stream())
                .forEach(pack -> allReasons.putAll(pack.reasons()));
        level.of(EntryKind.CALENDAR)
                .flatMap(piece -> read("calendar", piece, errors).stream())
                .forEach(pack -> wholeCalendar[0] = wholeCalendar[0].plus(pack.calendar()));
        return new LevelGlossary(List.copyOf(allFacts), Map.copyOf(allReasons), wholeCalendar[0]);
    }

    /** A pack of this one piece, read by the engine. */
    private static Optional<Pack> read(String section, Piece piece, Errors errors) {
        Map<String, Object> tree = Map.of(
                "id", "piece", "name", "piece", section, Map.of(piece.slot().key(), piece.content()));
        try {
            return Optional.of(PackReader.read(tree, ParameterBook.empty()));
        } catch (PolicyException flawed) {
            flawed.problems().forEach(flaw -> errors.add(
                    flaw.code(), flaw.subject().replaceFirst("^" + section + "\\.", ""), flaw.zh(), flaw.en()));
            return Optional.empty();
        }
    }
}
