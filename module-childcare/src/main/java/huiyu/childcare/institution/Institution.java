package huiyu.childcare.institution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A childcare institution as it stands on a day.
 *
 * @param capacities places by age group on the day
 * @param prices by service on the day
 * @param filed whether a filing was accepted by the day, and it has not closed
 * @param closedOn its last day, once that is announced
 * @param users subjects of the people who work for it today
 */
public record Institution(
        UUID id, String code, Details details, boolean filed, List<Capacity> capacities, List<Price> prices, Optional<LocalDate> closedOn, Set<String> users) {

    /** Whether a client or a person works for it. */
    public boolean isRunBy(String subject) {
        return details.clientId().equals(Optional.of(subject)) || users.contains(subject);
    }


    /** @param clientId the client its own system signs in with */
    public record Details(
            String nameZh, String nameEn, String type, Operator operator, String divisionCode, String address,
            Optional<Point> point, Optional<String> clientId) {}

    public record Operator(String creditCode, String name) {}

    public record Point(BigDecimal latitude, BigDecimal longitude) {}

    /** @param childrenPerCarer at most; empty where none is prescribed */
    public record Capacity(
            String ageGroup, int places, Optional<Integer> childrenPerCarer, LocalDate validFrom, Optional<LocalDate> validTo) {

        boolean saysTheSame(Capacity other) {
            return places == other.places && childrenPerCarer.equals(other.childrenPerCarer);
        }
    }

    public record Price(String service, long monthlyFen, LocalDate validFrom, Optional<LocalDate> validTo) {}

    public record Type(String code, String nameZh, String nameEn, boolean inclusive) {}
}
