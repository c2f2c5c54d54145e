package huiyu.policy.settlement;

import huiyu.kernel.money.Money;
import huiyu.policy.PolicyBook;
import huiyu.policy.assessment.Reasons;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Counter;
import huiyu.policy.definition.Text;
import huiyu.policy.layer.DataLayer;
import huiyu.policy.layer.Layer;
import huiyu.policy.layer.LayerInput;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.Versions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles bills by one place's policy: its layers in its order, each on what is left. Made once for a policy book – the
 * tenant's dated settings are read once and kept in a form ready for use – and then used for any number of bills, by any
 * number of threads.
 */
public final class Waterfall {
    private final PolicyBook book;
    private final Map<String, Layer> layers;
    private final Versions<Frame> frames;

    private Waterfall(PolicyBook book, Map<String, Layer> layers) {
        this.book = book;
        this.layers = Map.copyOf(layers);
        this.frames = Versions.of(book.parameters(), Frame.KEYS, day -> Frame.on(book.parameters(), day));
    }

    /** @param more layers written in Java; a layer that is data of the book takes the place of one of the same code */
    public static Waterfall of(PolicyBook book, List<Layer> more) {
        Map<String, Layer> layers = new HashMap<>();
        more.forEach(layer -> layers.put(layer.code(), layer));
        Map<String, List<DataLayer.Source>> sources = new TreeMap<>();
        book.listLayers().forEach(programme -> programme.layer().ifPresent(definition ->
            sources.computeIfAbsent(definition.layer(), code -> new ArrayList<>()).add(new DataLayer.Source(programme.code(), definition))));
        sources.forEach((code, parts) -> layers.put(code, new DataLayer(code, parts, book.parameters(), reason -> wording(book, parts, reason))));
        return new Waterfall(book, layers);
    }

    private static Text wording(PolicyBook book, List<DataLayer.Source> parts, String code) {
        Text own = parts.stream().map(part -> book.getProgramme(part.programme()).reasons().get(code)).filter(text -> text != null).findFirst().orElse(null);
        Text text = own != null ? own : book.reasons().getOrDefault(code, Reasons.standard().get(code));
        return text != null ? text : new Text(code, code);
    }

    /**
     * The tenant's order of layers on a day.
     *
     * @throws PolicyException PARAMETER_UNKNOWN or another, if it is not set
     */
    public List<String> orderOn(LocalDate day) {
        return frames.on(day).order();
    }

    /** For a single bill. */
    public static Settlement settle(PolicyBook book, List<Layer> more, SettlementRequest request) {
        return of(book, more).settle(request);
    }

    /**
     * Who pays what of a bill. What the layers pay and the patient's share sum to the bill, none of them negative.
     *
     * @throws PolicyException if a value that is needed does not exist or is not known (PARAMETER_NOT_CONFIGURED,
     *     FACT_UNKNOWN …); LAYER_OVERPAYS if a layer pays less than nothing or more than was left
     */
    public Settlement settle(SettlementRequest request) {
        Bill bill = request.bill();
        Frame frame = frames.on(bill.discharged());
        List<Stays.Piece> pieces = Stays.divide(bill, request.insured(), frame);
        List<Part> parts = new ArrayList<>(pieces.size());
        Accumulators used = request.used();
        for (Stays.Piece piece : pieces) {
            Part part = new PartSettlement(request, frame, piece, parts, used).settle();
            parts.add(part);
            if (pieces.size() > 1) {
                used = used.plus(new Settlement(bill.id(), List.of(part), List.of()).deltas());
            }
        }
        return new Settlement(bill.id(), parts, frame.uses());
    }

    /**
     * Settles bills of one person one after another, in the order given, each on what those before it have used: how the
     * later bills of a year are decided again after an earlier one was reversed.
     *
     * @param used what the person had used before the first of them
     */
    public List<Settlement> resettle(List<SettlementRequest> bills, Accumulators used) {
        List<Settlement> settled = new ArrayList<>();
        Accumulators running = used;
        for (SettlementRequest request : bills) {
            Settlement settlement = settle(new SettlementRequest(request.bill(), request.insured(), running, request.already(), request.only()));
            running = running.plus(settlement.deltas());
            settled.add(settlement);
        }
        return List.copyOf(settled);
    }

    /** One part of a bill on its way through the layers. */
    private final class PartSettlement {
        private final SettlementRequest request;
        private final Frame frame;
        private final Stays.Piece piece;
        private final List<Part> earlier;
        private final Accumulators used;

        PartSettlement(SettlementRequest request, Frame frame, Stays.Piece piece, List<Part> earlier, Accumulators used) {
            this.request = request;
            this.frame = frame;
            this.piece = piece;
            this.earlier = earlier;
            this.used = used;
        }

        Part settle() {
            Bill bill = piece.bill();
            boolean countsAsStay = bill.kind().isStay() && (earlier.isEmpty() || frame.newStay());
            int stay = stay(bill, countsAsStay);
            List<LayerOutcome> outcomes = new ArrayList<>(frame.order().size());
            Money paid = Money.ZERO;
            for (String code : piece.unsettled() ? List.<String>of() : frame.order()) {
                LayerOutcome outcome = outcome(code, bill, stay, paid);
                if (outcome != null) {
                    outcomes.add(outcome);
                    paid = paid.plus(outcome.paid());
                }
            }
            Map<Counter, Long> deltas = countsAsStay && !piece.unsettled() ? Map.of(new Counter(Counter.STAYS, piece.year()), 1L) : Map.of();
            return new Part(bill.admitted(), bill.discharged(), piece.year(), stay, bill.total(), bill.inScope(), outcomes, deltas);
        }

        /** Null if the layer does not take part. */
        private LayerOutcome outcome(String code, Bill bill, int stay, Money paid) {
            Money already = earlier.isEmpty() ? request.already().get(code) : null;
            Layer layer = layers.get(code);
            boolean asked = request.only().isEmpty() || request.only().contains(code);
            if (already == null && (layer == null || !asked)) {
                return null;
            }
            LayerInput input = new LayerInput(bill, request.insured(), request.bill().admitted(), request.bill().discharged(), piece.year(), stay, paid,
                used, frame.newStay() ? List.of() : earlier(code), book.parameters());
            LayerOutcome outcome = already != null ? LayerOutcome.already(code, already) : layer.settle(input);
            if (outcome.paid().isNegative() || outcome.paid().compareTo(input.left()) > 0) {
                throw new PolicyException("LAYER_OVERPAYS", code, "该层支付 " + outcome.paid() + "，应在 0 与 " + input.left() + " 之间",
                    "the layer pays " + outcome.paid() + ", which is not between 0 and " + input.left());
            }
            return outcome;
        }

        private List<LayerOutcome> earlier(String code) {
            return earlier.stream().flatMap(part -> part.layers().stream()).filter(outcome -> outcome.layer().equals(code)).toList();
        }

        private int stay(Bill bill, boolean countsAsStay) {
            if (!bill.kind().isStay()) {
                return 0;
            }
            if (!countsAsStay) {
                return earlier.getLast().stay();
            }
            boolean sameYear = !earlier.isEmpty() && earlier.getLast().year() == piece.year();
            if (bill.stay() != null && (earlier.isEmpty() || sameYear)) {
                return earlier.isEmpty() ? bill.stay() : earlier.getLast().stay() + 1;
            }
            return (int) used.get(Counter.STAYS, piece.year()) + 1;
        }
    }
}
