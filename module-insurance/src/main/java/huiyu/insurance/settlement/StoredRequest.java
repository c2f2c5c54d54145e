package huiyu.insurance.settlement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillItem;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import huiyu.policy.bill.Referral;
import huiyu.policy.bill.Region;
import huiyu.policy.settlement.SettlementRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bill and its person as they were decided on: kept with the settlement, so that it can be decided again when an
 * earlier bill changes.
 *
 * @param modules the tenant's modules of the day, which say which layers took part
 */
record StoredRequest(StoredBill bill, StoredPerson person, Set<String> modules) {

    record StoredBill(
            String number, String kind, Integer level, String region, boolean filed, String referral, LocalDate admitted,
            LocalDate discharged, Integer stay, int children, long totalFen, long inScopeFen, List<StoredLine> lines,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unlisted, Map<String, String> attributes) {

        StoredBill {
            unlisted = unlisted == null ? List.of() : unlisted;
        }
    }

    /** Written without its names: bills are long and many. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record StoredLine(String code, LocalDate day, long totalFen, long inScopeFen) {}

    record StoredPerson(
            String insurance, String group, List<Span> statuses, List<Span> cover, Boolean continuous, int continuousYears,
            int yearsWithoutClaim) {}

    /** @param name of the status; null for cover. Both days belong to it; null is open. */
    record Span(String name, LocalDate from, LocalDate to) {}

    static StoredRequest of(Bill bill, List<String> unlisted, Insured insured, Set<String> modules) {
        return new StoredRequest(
                new StoredBill(
                        bill.id(), bill.kind().name(), bill.level(), bill.region().name(), bill.filed(), bill.referral().name(),
                        bill.admitted(), bill.discharged(), bill.stay(), bill.children(), bill.total().fen(), bill.inScope().fen(),
                        bill.items().stream()
                                .map(item -> new StoredLine(item.code(), item.day(), item.total().fen(), item.inScope().fen()))
                                .toList(),
                        unlisted, bill.attributes()),
                new StoredPerson(
                        insured.insurance(), insured.person(),
                        insured.statuses().stream().map(held -> span(held.status(), held.period())).toList(),
                        insured.cover().stream().map(period -> span(null, period)).toList(),
                        insured.continuous(), insured.continuousYears(), insured.yearsWithoutClaim()),
                modules);
    }

    SettlementRequest toRequest(Accumulators used, List<String> only) {
        Bill asked = new Bill(
                bill.number, BillKind.valueOf(bill.kind), bill.level, Region.valueOf(bill.region), bill.filed,
                Referral.valueOf(bill.referral), bill.admitted, bill.discharged, bill.stay, bill.children,
                Money.ofFen(bill.totalFen), Money.ofFen(bill.inScopeFen),
                bill.lines.stream()
                        .map(line -> new BillItem(line.code, line.day, Money.ofFen(line.totalFen), Money.ofFen(line.inScopeFen)))
                        .toList(),
                bill.attributes);
        Insured insured = new Insured(
                person.insurance, person.group,
                person.statuses.stream().map(span -> new HeldStatus(span.name, period(span))).toList(),
                person.cover.stream().map(StoredRequest::period).toList(),
                person.continuous, person.continuousYears, person.yearsWithoutClaim, Map.of());
        return new SettlementRequest(asked, insured, used, Map.of(), only);
    }

    private static Span span(String name, Period period) {
        return new Span(
                name,
                period.from().equals(Period.BEGINNING) ? null : period.from(),
                period.until().equals(Period.END) ? null : period.until().minusDays(1));
    }

    private static Period period(Span span) {
        return Period.ofDays(span.from, span.to);
    }
}
