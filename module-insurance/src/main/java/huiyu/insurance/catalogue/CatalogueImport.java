package huiyu.insurance.catalogue;

import huiyu.core.web.ProblemException;
import huiyu.insurance.catalogue.CatalogueFile.Line;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads rows as items. All wrong ones are named by row and column; one wrong row and there is no catalogue. */
final class CatalogueImport {

    private static final List<String> COLUMNS = List.of("code", "name", "kind", "self_pay", "ceiling");
    private static final Set<String> KINDS = Set.of("drug", "service", "supply");
    private static final int MOST_ERRORS = 50;

    private final Map<String, Integer> columns = new HashMap<>();
    private final ProblemException wrong = ProblemException.invalid("invalid-request", Map.of());
    private final Set<String> codes = new HashSet<>();

    private CatalogueImport() {}

    /** @throws ProblemException 422 naming rows and columns */
    static List<CatalogueItem> read(List<Line> lines) {
        CatalogueImport reading = new CatalogueImport();
        if (lines.size() < 2) {
            throw ProblemException.invalidField("file", "no-rows", Map.of());
        }
        reading.heading(lines.getFirst());
        List<CatalogueItem> items = new ArrayList<>();
        lines.stream().skip(1).filter(line -> line.cells().stream().anyMatch(cell -> !cell.isBlank()))
                .forEach(line -> reading.item(line).ifPresent(items::add));
        if (!reading.wrong.fields().isEmpty()) {
            throw reading.wrong;
        }
        return items;
    }

    private void heading(Line line) {
        for (int i = 0; i < line.cells().size(); i++) {
            columns.put(line.cells().get(i).strip(), i);
        }
        COLUMNS.stream().filter(column -> !columns.containsKey(column)).findFirst().ifPresent(missing -> {
            throw ProblemException.invalidField("file", "column-missing", Map.of("column", missing));
        });
    }

    private Optional<CatalogueItem> item(Line line) {
        int errors = wrong.fields().size();
        String code = cell(line, "code");
        require(line, "code", code.matches("[A-Za-z0-9.-]{1,40}"), "catalogue-code");
        require(line, "code", codes.add(code), "duplicate");
        String name = cell(line, "name");
        require(line, "name", !name.isEmpty() && name.length() <= 200, "name-length");
        String kind = cell(line, "kind");
        require(line, "kind", KINDS.contains(kind), "catalogue-kind");
        Optional<Rate> selfPay = number(() -> Rate.of(cell(line, "self_pay")))
                .filter(Rate::isShare)
                .filter(rate -> rate.value().scale() <= 4);
        require(line, "self_pay", selfPay.isPresent(), "share-four-places");
        String ceiling = cell(line, "ceiling");
        Optional<Money> limit = ceiling.isEmpty() ? Optional.empty() : number(() -> Money.ofYuan(new BigDecimal(ceiling)));
        require(line, "ceiling", ceiling.isEmpty() || limit.filter(money -> !money.isNegative()).isPresent(), "yuan");
        return wrong.fields().size() > errors
                ? Optional.empty()
                : Optional.of(new CatalogueItem(code, name, kind, selfPay.orElseThrow(), limit));
    }

    private String cell(Line line, String column) {
        int index = columns.get(column);
        return index < line.cells().size() ? line.cells().get(index).strip() : "";
    }

    private void require(Line line, String column, boolean holds, String rule) {
        if (!holds && wrong.fields().size() < MOST_ERRORS) {
            wrong.withField("file.row[" + line.number() + "]." + column, rule, Map.of());
        }
    }

    private static <T> Optional<T> number(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ArithmeticException | IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }
}
