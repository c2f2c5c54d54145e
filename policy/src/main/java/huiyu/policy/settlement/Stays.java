package huiyu.policy.settlement;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.BillItem;
import huiyu.policy.bill.Insured;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How a stay that crosses a year or a settlement period falls into parts. Cost goes to the part its line's day lies in;
 * a bill without lines is divided by days, and the last part takes what rounding leaves.
 */
final class Stays {
    /** @param unsettled cost after the last day that is settled at all, borne by the patient */
    record Piece(Bill bill, int year, boolean unsettled) {}

    private Stays() {}

    static List<Piece> divide(Bill bill, Insured insured, Frame frame) {
        int first = frame.yearOf(bill.admitted());
        int last = frame.yearOf(bill.discharged());
        boolean byYear = frame.crossYear() == Frame.CrossYear.BY_YEAR || frame.crossYear() == Frame.CrossYear.BY_YEAR_IF_CONTINUOUS;
        boolean isLong = bill.kind().isStay() && frame.periodDays() > 0 && days(bill.admitted(), bill.discharged()) > frame.periodDays();
        if (!isLong && (first == last || !byYear)) {
            return List.of(new Piece(bill, frame.crossYear() == Frame.CrossYear.YEAR_OF_ADMISSION ? first : last, false));
        }
        boolean cut = frame.crossYear() == Frame.CrossYear.BY_YEAR_IF_CONTINUOUS && !Boolean.TRUE.equals(insured.continuous());
        List<LocalDate> starts = starts(bill, frame, byYear, isLong);
        List<Piece> pieces = new ArrayList<>();
        Money total = bill.total();
        Money inScope = bill.inScope();
        for (int i = 0; i < starts.size(); i++) {
            boolean end = i == starts.size() - 1;
            LocalDate to = end ? bill.discharged() : starts.get(i + 1).minusDays(1);
            Money partTotal = end ? total : cost(bill, starts.get(i), to, false).min(total);
            Money partInScope = end ? inScope : cost(bill, starts.get(i), to, true).min(inScope).min(partTotal);
            total = total.minus(partTotal);
            inScope = inScope.minus(partInScope);
            int year = byYear ? frame.yearOf(starts.get(i)) : frame.crossYear() == Frame.CrossYear.YEAR_OF_ADMISSION ? first : last;
            pieces.add(new Piece(bill.part(starts.get(i), to, partTotal, partInScope), year, cut && year > first));
        }
        return pieces;
    }

    private static List<LocalDate> starts(Bill bill, Frame frame, boolean byYear, boolean isLong) {
        List<LocalDate> starts = new ArrayList<>();
        LocalDate start = bill.admitted();
        while (!start.isAfter(bill.discharged())) {
            starts.add(start);
            LocalDate next = isLong ? start.plusDays(frame.periodDays()) : bill.discharged().plusDays(1);
            LocalDate newYear = frame.firstDayOf(frame.yearOf(start) + 1);
            start = byYear && newYear.isBefore(next) ? newYear : next;
        }
        return starts;
    }

    private static Money cost(Bill bill, LocalDate from, LocalDate to, boolean inScope) {
        if (bill.items().isEmpty()) {
            Money whole = inScope ? bill.inScope() : bill.total();
            return Rounding.DOWN.toMoney(whole.toFraction().times(Fraction.of(days(from, to), days(bill.admitted(), bill.discharged()))));
        }
        long fen = 0;
        for (BillItem item : bill.items()) {
            if (!item.day().isBefore(from) && !item.day().isAfter(to)) {
                fen = Math.addExact(fen, inScope ? item.inScope().fen() : item.total().fen());
            }
        }
        return Money.ofFen(fen);
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
