package huiyu.core.policy;

import huiyu.core.policy.LevelEntries.Piece;
import huiyu.kernel.time.Period;
import huiyu.policy.definition.Errors;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.ProgrammeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One level's programmes, each with the days in which it is offered so. */
final class LevelProgrammes {

    /** A version of a programme and when it holds. */
    record Dated(Programme programme, PolicyLevel level, Period valid) {

        String code() {
            return programme.code();
        }
    }

    private final LevelEntries level;
    private final ParameterBook parameters;
    private final Set<String> codesAbove;
    private final Errors errors = new Errors();

    /** @param parameters in force at the level, its own included */
    LevelProgrammes(LevelEntries level, ParameterBook parameters, Set<String> codesAbove) {
        this.level = level;
        this.parameters = parameters;
        this.codesAbove = codesAbove;
    }

    /** Those without a flaw; flaws are in {@link #errors()}, each under {@code <code>.…}. */
    List<Dated> read() {
        List<Dated> programmes = new ArrayList<>();
        level.of(EntryKind.PROGRAMME).forEach(piece -> {
            Errors flaws = new Errors();
            Programme programme = read(piece, flaws);
            if (flaws.list().isEmpty()) {
                programmes.add(new Dated(programme, level.level(), Period.ofDays(piece.validFrom(), piece.validTo())));
            }
            flaws.list().forEach(flaw -> errors.add(flaw.code(), flaw.subject(), flaw.zh(), flaw.en()));
        });
        return programmes;
    }

    Errors errors() {
        return errors;
    }

    private Programme read(Piece piece, Errors flaws) {
        String code = piece.slot().key();
        if (codesAbove.contains(code)) {
            flaws.add("PROGRAMME_DEFINED_ABOVE", code, "上级已有此项目", "a level above has a programme of this code");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("code", code);
        tree.putAll(piece.content());
        tree.put("code", code);
        Programme programme = ProgrammeReader.read(tree, code, level.level().divisionCode(), flaws);
        if (flaws.list().isEmpty()) {
            programme.references()
                    .filter(key -> parameters.find(key).isEmpty())
                    .forEach(key -> flaws.add(
                            "PARAMETER_UNKNOWN", code, "引用了不存在的参数:" + key, "refers to a parameter that does not exist: " + key));
        }
        return programme;
    }
}
