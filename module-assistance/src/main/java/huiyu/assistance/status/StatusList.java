package huiyu.assistance.status;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import huiyu.assistance.status.Statuses.Word;
import huiyu.core.party.Identifiers;
import huiyu.core.web.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a body's list. What is wrong is named by row and column. */
final class StatusList {

    private static final int MOST_ERRORS = 50;

    private StatusList() {}

    /** @throws ProblemException 400 {@code list-unreadable}; 422 naming rows and columns */
    static List<Word> read(byte[] file, String reference) {
        List<Word> words = new ArrayList<>();
        ProblemException wrong = ProblemException.invalid("invalid-request", Map.of());
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString())) {
            for (NamedCsvRecord row : rows) {
                word(row, reference, wrong).ifPresent(words::add);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof ProblemException named ? named : ProblemException.malformed("list-unreadable", Map.of());
        }
        if (!wrong.fields().isEmpty()) {
            throw wrong;
        }
        if (words.isEmpty()) {
            throw ProblemException.invalidField("file", "no-rows", Map.of());
        }
        return words;
    }

    private static Optional<Word> word(NamedCsvRecord row, String reference, ProblemException wrong) {
        String field = "file.row[" + row.getStartingLineNumber() + "].";
        try {
            return Optional.of(new Word(
                    field,
                    Identifiers.of(field + "number", row.getField("kind").strip(), row.getField("number").strip()),
                    row.getField("name").strip(),
                    row.getField("status").strip(),
                    date(field + "from", row.getField("from")),
                    row.getField("to").isBlank() ? Optional.empty() : Optional.of(date(field + "to", row.getField("to"))),
                    Optional.of(reference)));
        } catch (ProblemException flaw) {
            if (wrong.fields().size() < MOST_ERRORS) {
                flaw.fields().forEach(each -> wrong.withField(each.field(), each.rule(), each.arguments()));
            }
            return Optional.empty();
        }
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDate) {
            throw ProblemException.invalidField(field, "iso-date", Map.of());
        }
    }
}
