package huiyu.kernel.identifier;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which division codes stood for which place when. A code that is no longer in use stays readable (identity numbers carry
 * it for life); only a new address must name a place of today.
 */
public final class DivisionCatalogue {
    public record Division(DivisionCode code, String nameZh, String nameEn, Period valid) {}

    private final Map<DivisionCode, List<Division>> byCode;

    public DivisionCatalogue(Collection<Division> divisions) {
        byCode = divisions.stream().collect(Collectors.groupingBy(Division::code));
    }

    /** The place a code stood for on a day. */
    public Optional<Division> findOn(DivisionCode code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream().filter(division -> division.valid().contains(day)).findFirst();
    }

    /** Whether a code ever stood for a place this catalogue knows. */
    public boolean wasEverValid(DivisionCode code) {
        return byCode.containsKey(code);
    }

    public List<Division> list() {
        return byCode.values().stream().flatMap(List::stream)
            .sorted((a, b) -> a.code().compareTo(b.code())).toList();
    }
}
