package huiyu.core.tenant;

import java.time.LocalDate;
import java.util.Optional;

/** When a module runs in a tenant. @param to the last day; empty while open-ended */
record ModulePeriod(String module, LocalDate from, Optional<LocalDate> to) {

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    boolean overlaps(ModulePeriod other) {
        return contains(other.from) || other.contains(from);
    }
}
