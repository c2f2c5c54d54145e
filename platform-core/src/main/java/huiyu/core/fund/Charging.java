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

/** Works out, line by line in the order given, which fund gives what; touches no database. */
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

    Charge.Result charge(List<Charge> charges) {
        List<Charge.Accepted> accepted = new ArrayList<>();
        List<Charge.Refused> refused = new ArrayList<>();
        for (Charge charge : charges) {
            try {
                accepted.add(charge(charge));
            } catch (ProblemException problem) {
                refused.add(refused(charge, problem));
            }
        }
        return new Charge.Result(accepted, refused);
    }

    private Charge.Accepted charge(Charge charge) {
        List<Take> takes = takes(charge);
        for (Take take : takes) {
            long lacking = take.available() - slices.available(take.gross().fund().id());
            if (lacking > 0) {
                throw Funds.fundShort(take.gross().fund(), lacking);
            }
        }
        takes.forEach(take -> book(charge, take));
        return new Charge.Accepted(
                charge.lineId(),
                takes.stream().map(take -> new Charge.Part(take.gross().fund().id(), take.net())).toList());
    }

    private List<Take> takes(Charge charge) {
        List<FundSearch.Part> gross = search.parts(charge.programme(), charge.shares(), charge.gross());
        List<FundSearch.Part> net = search.parts(charge.programme(), charge.shares(), charge.net());
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i < gross.size(); i++) {
            FundSearch.Part part = gross.get(i);
            long reserved = Math.min(
                    open.getOrDefault(new Key(charge.decisionId(), part.fund().id()), 0L), part.amount().fen());
            takes.add(new Take(part, net.get(i).amount(), reserved, part.amount().fen() - reserved));
        }
        return takes;
    }

    private void book(Charge charge, Take take) {
        UUID fundId = take.gross().fund().id();
        int slice = Slices.of(charge.childId());
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
                        charge.childId(),
                        charge.programme(),
                        take.gross().amount().fen(),
                        take.available()),
                Charging::sum);
    }

    private static ReservationStore.Drawing sum(ReservationStore.Drawing one, ReservationStore.Drawing other) {
        return new ReservationStore.Drawing(
                one.fundId(),
                one.decisionId(),
                one.childId(),
                one.programme(),
                one.fen() + other.fen(),
                one.addedFen() + other.addedFen());
    }

    private static Charge.Refused refused(Charge charge, ProblemException problem) {
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
                                key.fundId(), key.decisionId(), line.childId(), line.programme(), fen, fen),
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
