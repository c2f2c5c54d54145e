package huiyu.policy.cases;

import huiyu.kernel.time.Deadline;
import huiyu.kernel.time.Deadline.Moves;
import huiyu.kernel.time.Deadline.Unit;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.pack.PackLibrary;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When does a term end, counted in working days, days or months? A promise is the one valid on the day it starts. */
final class DeadlineCase implements CaseKind {
    private static final String MOVES = "period.last_day_moves";

    private record Pause(LocalDate from, LocalDate to) {}

    @Override public Outcome run(Fields input, PackLibrary library) {
        CaseBook policy = new CaseBook(input, library);
        LocalDate start = input.date("start");
        Unit unit = Stream.of(Unit.values()).filter(one -> input.has(one.name().toLowerCase(Locale.ROOT))).findFirst().orElse(Unit.WORKING_DAYS);
        String field = unit.name().toLowerCase(Locale.ROOT);
        Object length = input.required(field, (raw, where) -> raw);
        Object moves = input.raw("moves");
        Optional<LocalDate> applied = input.findDate("applied");
        List<Pause> pauses = input.blocks("paused").stream().map(DeadlineCase::pause).toList();
        input.close();
        input.errors().throwIfAny();

        PolicyBook book = policy.book();
        int count = Values.whole(policy.resolve(length, start), field);
        String word = Values.text(policy.resolve(moves == null ? "$" + MOVES : moves, start), "moves");
        Deadline deadline = new Deadline(unit, count, Moves.valueOf(word.toUpperCase(Locale.ROOT)));
        LocalDate lastDay = deadline.lastDay(start, book.calendar());
        for (Pause pause : pauses) {
            lastDay = book.calendar().dueAfterPause(lastDay, pause.from(), pause.to());
        }
        LocalDate last = lastDay;
        Outcome outcome = new Outcome().put("last_day", lastDay).put("nominal", deadline.nominalLastDay(start, book.calendar())).put("length", count);
        applied.ifPresent(day -> outcome.put("accepted", !day.isAfter(last)));
        return outcome;
    }

    private static Pause pause(Fields fields) {
        Pause pause = new Pause(fields.date("from"), fields.date("to"));
        fields.close();
        return pause;
    }
}
