package huiyu.insurance.allowance;

import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import huiyu.core.party.Families;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.insurance.enrolment.InsuranceWords;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the insurance knows of a woman for her allowance: her last settled delivery, how she is insured, what her employer
 * declared. The day of delivery is the one the hospital sends with the bill ({@code delivery_date}), or of a stay of one
 * day that day, or the birth of her child within the stay; without any of them the case asks for it.
 */
@Component
class DeliveryFacts implements ContributedFacts {

    static final int YEARS_BACK = 3;
    /** What hospitals send of a miscarriage, by the same names as the fact catalogue. */
    private static final List<String> LENGTHS =
            List.of("pregnancy_days", "pregnancy_weeks", "pregnancy_months", "certificate_days");

    private final SettledBills bills;
    private final WageStore wages;
    private final Families families;
    private final Clock clock;

    DeliveryFacts(SettledBills bills, WageStore wages, Families families, Clock clock) {
        this.families = families;
        this.bills = bills;
        this.wages = wages;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, SettledBill> deliveries = bills.list(read, rootIds, today.minusYears(YEARS_BACK), today).stream()
                .filter(bill -> bill.kind().equals("delivery"))
                .collect(Collectors.toMap(SettledBill::personId, bill -> bill, (earlier, later) -> later));
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<WageStore.Insured>> insured = wages.list(read, deliveries.keySet()).stream()
                .collect(Collectors.groupingBy(WageStore.Insured::personId));
        Map<UUID, Map<String, Map<String, Object>>> gathered = new HashMap<>();
        deliveries.forEach((person, bill) -> gathered.put(person, Map.of(
                "delivery", delivery(bill, day(bill).or(() -> findBirth(read, bill))),
                "mother", Map.of("insurance", insurances(insured.getOrDefault(person, List.of()))),
                "employer", employer(insured.getOrDefault(person, List.of())))));
        return gathered;
    }

    /** As the bill says; of a stay of one day that day. */
    static Optional<LocalDate> day(SettledBill bill) {
        return Optional.ofNullable(bill.attributes().get("delivery_date"))
                .flatMap(DeliveryFacts::date)
                .or(() -> Optional.of(bill.admitted()).filter(bill.discharged()::equals));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The birth within the stay of a child of hers that is on file. */
    private Optional<LocalDate> findBirth(Read read, SettledBill bill) {
        return families.listChildrenOf(read, bill.personId()).stream()
                .flatMap(child -> families.listMembers(read, child).stream().limit(1))
                .flatMap(child -> child.birthDate().stream())
                .filter(born -> !born.isBefore(bill.admitted()) && !born.isAfter(bill.discharged()))
                .findFirst();
    }

    private static Map<String, Object> delivery(SettledBill bill, Optional<LocalDate> day) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("kind", "miscarriage".equals(bill.attributes().get("outcome")) ? "miscarriage" : "birth");
        delivery.put("children", Math.max(1, bill.children()));
        day.ifPresent(date -> delivery.put("date", date.toString()));
        LENGTHS.forEach(length -> Optional.ofNullable(bill.attributes().get(length))
                .filter(text -> text.matches("[0-9]{1,3}"))
                .ifPresent(text -> delivery.put(length, Integer.parseInt(text))));
        Optional.ofNullable(bill.attributes().get("difficult"))
                .ifPresent(difficult -> delivery.put("difficult", Boolean.parseBoolean(difficult)));
        return delivery;
    }

    private static List<Map<String, Object>> insurances(List<WageStore.Insured> insured) {
        return insured.stream()
                .map(each -> dated(InsuranceWords.of(each.kind()), each.from(), each.to()))
                .distinct()
                .toList();
    }

    private static Map<String, Object> employer(List<WageStore.Insured> insured) {
        Map<Integer, Long> byYear = new LinkedHashMap<>();
        insured.forEach(each -> each.wageYear().ifPresent(year -> byYear.put(year, each.averageFen())));
        List<Map<String, Object>> wages = new ArrayList<>();
        byYear.forEach((year, fen) -> wages.add(dated(
                Money.ofFen(fen).toString(), LocalDate.of(year, 1, 1), Optional.of(LocalDate.of(year, 12, 31)))));
        return wages.isEmpty() ? Map.of() : Map.of("average_wage", wages);
    }

    private static Map<String, Object> dated(String value, LocalDate from, Optional<LocalDate> to) {
        Map<String, Object> dated = new LinkedHashMap<>();
        dated.put("value", value);
        dated.put("from", from.toString());
        to.ifPresent(day -> dated.put("to", day.toString()));
        return dated;
    }
}
