package huiyu.assistance.status;

import huiyu.assistance.status.Statuses.Word;
import huiyu.core.party.Identifiers;
import huiyu.core.sheet.RawRows;
import huiyu.core.web.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a body's list. What is wrong is named by row and column. */
final class StatusList {

    private static final List<String> COLUMNS = List.of("kind", "number", "name", "status", "from", "to");
    private static final int MOST_ERRORS = 50;

    private final String reference;
    private final List<Word> words = new ArrayList<>();
    private final ProblemException wrong = ProblemException.invalid("invalid-request", Map.of());

    private StatusList(String reference) {
        this.reference = reference;
    }

    /** @throws ProblemException 400 {@code list-unreadable}; 422 naming rows and columns */
    static List<Word> read(byte[] file, String reference) {
        StatusList list = new StatusList(reference);
        try (RawRows rows = RawRows.open(file)) {
            List<String> heading = rows.hasNext() ? rows.next().texts() : List.of();
            if (!heading.containsAll(COLUMNS)) {
                throw ProblemException.malformed("list-unreadable", Map.of());
            }
            while (rows.hasNext()) {
                RawRows.Raw row = rows.next();
                list.word(row.number(), heading, row.texts());
            }
        } catch (ProblemException unreadable) {
            throw ProblemException.malformed("list-unreadable", Map.of());
        }
        if (!list.wrong.fields().isEmpty()) {
            throw list.wrong;
        }
        if (list.words.isEmpty()) {
            throw ProblemException.invalidField("file", "no-rows", Map.of());
        }
        return list.words;
    }

    private void word(int number, List<String> heading, List<String> cells) {
        String field = "file.row[" + number + "].";
        try {
            words.add(new Word(
                    field,
                    Identifiers.of(field + "number", cell("kind", heading, cells), cell("number", heading, cells)),
                    cell("name", heading, cells),
                    cell("status", heading, cells),
                    date(field + "from", cell("from", heading, cells)),
                    Optional.of(cell("to", heading, cells)).filter(to -> !to.isEmpty()).map(to -> date(field + "to", to)),
                    Optional.of(reference)));
        } catch (ProblemException flaw) {
            if (wrong.fields().size() < MOST_ERRORS) {
                flaw.fields().forEach(each -> wrong.withField(each.field(), each.rule(), each.arguments()));
            }
        }
    }

    private static String cell(String column, List<String> heading, List<String> cells) {
        int place = heading.indexOf(column);
        return place < cells.size() ? cells.get(place) : "";
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw ProblemException.invalidField(field, "iso-date", Map.of());
        }
    }
}
