package huiyu.core.fund;

import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works out, order by order as given, which fund gives what; touches no database. */
final class Charging {

    private record Key(UUID decisionId, UUID fundId) {}

    /** What one fund has to give for a line: from the reservation, and from what is available. */
    private record Take(FundSearch.Part gross, Money net, long reserved, long available) {}

    private final FundSearch search;
    private final Slices slices;
    private final Map<Key, Long> open = new HashMap<>();
    private final Map<Key, ReservationStore.Drawing> drawings = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>();

    Charging(FundSearch search, List<ReservationStore.Reservation> held, Slices slices) {
        this.search = search;
        this.slices = slices;
        held.forEach(reservation ->
                open.put(new Key(reservation.decisionId(), reservation.fundId()), reservation.openFen()));
    }

    Charge.Result charge(List<List<Charge>> orders) {
        List<Charge.Accepted> accepted = new ArrayList<>();
        List<Charge.Refused> refused = new ArrayList<>();
        for (List<Charge> order : orders) {
            try {
                accepted.addAll(chargeTogether(order));
            } catch (ProblemException problem) {
                order.forEach(charge -> refused.add(refused(charge, problem)));
            }
        }
        return new Charge.Result(accepted, refused);
    }

    private List<Charge.Accepted> chargeTogether(List<Charge> order) {
        Map<Key, Long> left = new HashMap<>();
        Map<Fund, Long> needed = new LinkedHashMap<>();
        Map<Charge, List<Take>> takes = new LinkedHashMap<>();
        for (Charge charge : order) {
            takes.put(charge, takes(charge, left));
            takes.get(charge).forEach(take -> needed.merge(take.gross().fund(), take.available(), Long::sum));
        }
        needed.forEach((fund, fen) -> {
            if (fen > slices.available(fund.id())) {
                throw Funds.fundShort(fund, fen - slices.available(fund.id()));
            }
        });
        takes.forEach((charge, ofCharge) -> ofCharge.forEach(take -> book(charge, take)));
        return takes.entrySet().stream().map(entry -> accepted(entry.getKey(), entry.getValue())).toList();
    }

    private static Charge.Accepted accepted(Charge charge, List<Take> takes) {
        return new Charge.Accepted(
                charge.lineId(),
                takes.stream().map(take -> new Charge.Part(take.gross().fund().id(), take.net())).toList());
    }

    /** @param left what the lines before it in the same order have left of the reservations */
    private List<Take> takes(Charge charge, Map<Key, Long> left) {
        List<FundSearch.Part> gross = search.parts(charge.programme(), charge.shares(), charge.gross());
        List<FundSearch.Part> net = search.parts(charge.programme(), charge.shares(), charge.net());
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < gross.size(); i++) {
            FundSearch.Part part = gross.get(i);
            Key key = new Key(charge.decisionId(), part.fund().id());
            long open = left.getOrDefault(key, this.open.getOrDefault(key, 0L));
            long reserved = Math.min(open, part.amount().fen());
            left.put(key, open - reserved);
            takes.add(new Take(part, net.get(i).amount(), reserved, part.amount().fen() - reserved));
        }
        return takes;
    }

    private void book(Charge charge, Take take) {
        UUID fundId = take.gross().fund().id();
        int slice = Slices.of(charge.subjectId());
        Key key = new Key(charge.decisionId(), fundId);
        long setOff = take.gross().amount().minus(take.net()).fen();
        Map<Account, Long> postings = new EnumMap<>(Account.class);
        postings.put(Account.RESERVED, -take.reserved());
        postings.put(Account.AVAILABLE, setOff - take.available());
        postings.put(Account.ORDERED, take.net().fen());
        Movement movement = Movement.of(fundId, Movement.Kind.ORDER, charge.lineId(), postings);
        slices.take(fundId, slice, take.available());
        slices.book(movement, slice, take.available());
        movements.add(movement);
        open.merge(key, -take.reserved(), Long::sum);
        drawings.merge(
                key,
                new ReservationStore.Drawing(
                        fundId,
                        charge.decisionId(),
                        charge.subjectId(),
                        charge.programme(),
                        take.gross().amount().fen(),
                        take.available()),
                Charging::sum);
    }

    private static ReservationStore.Drawing sum(ReservationStore.Drawing one, ReservationStore.Drawing other) {
        return new ReservationStore.Drawing(
                one.fundId(),
                one.decisionId(),
                one.subjectId(),
                one.programme(),
                one.fen() + other.fen(),
                one.addedFen() + other.addedFen());
    }

    static Charge.Refused refused(Charge charge, ProblemException problem) {
        String fund = String.valueOf(problem.arguments()
                .getOrDefault("fund", charge.programme() + "/" + problem.arguments().getOrDefault("funder", "any")));
        Object missing = problem.arguments().getOrDefault("missingFen", charge.gross().fen());
        return new Charge.Refused(charge.lineId(), problem.code(), fund, Money.ofFen((long) missing));
    }

    /** What cancelled lines had drawn. */
    static Collection<ReservationStore.Drawing> givenBack(Collection<Funds.Charged> lines) {
        Map<Key, ReservationStore.Drawing> drawings = new LinkedHashMap<>();
        for (Funds.Charged line : lines) {
            for (Charge.Part part : line.parts()) {
                Key key = new Key(line.decisionId(), part.fundId());
                long fen = -part.net().fen();
                drawings.merge(
                        key,
                        new ReservationStore.Drawing(
                                key.fundId(), key.decisionId(), line.subjectId(), line.programme(), fen, fen),
                        Charging::sum);
            }
        }
        return drawings.values();
    }

    Collection<ReservationStore.Drawing> drawings() {
        return drawings.values();
    }

    List<Movement> movements() {
        return movements;
    }
}
