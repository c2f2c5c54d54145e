package huiyu.insurance.settlement;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.policy.EngineProblems;
import huiyu.core.settlement.SettlementLayers;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.settlement.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks policy who pays what of a bill, and makes a version of the answer. */
@Component
class Deciding {

    private final SettlementLayers layers;

    Deciding(SettlementLayers layers) {
        this.layers = layers;
    }

    /** @throws huiyu.core.web.ProblemException 422 naming what policy cannot answer */
    private Optional<Settlement> settle(Read read, StoredRequest request, Accumulators used) {
        try {
            SettlementLayers.Running running = layers.on(read, request.bill().discharged(), request.modules());
            return running.decides()
                    ? Optional.of(running.waterfall().settle(request.toRequest(used, running.only())))
                    : Optional.empty();
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
    }

    /** Whether any layer of the place decides such a bill by now. */
    boolean isDecidable(Read read, StoredRequest request) {
        return layers.find(read, request.bill().discharged(), request.modules()).decides();
    }

    /** A bill that comes in, for the first time or after a reversal. */
    Version first(Read read, Treatment treatment, Opening opening, UUID personId, StoredRequest request, Instant at, String by) {
        Optional<Settlement> decided = settle(read, request, opening.used().total());
        Settlement settlement = decided.orElseGet(() -> new Settlement(request.bill().number(), List.of(), List.of()));
        HospitalBill bill = treatment.bill();
        return new Version(
                Ids.next(), personId, bill.institution(), treatment.divisionCode(), bill.number(),
                opening.before().map(before -> before.version() + 1).orElse(1),
                decided.isPresent() ? Version.State.SETTLED : Version.State.RECORDED, Version.Cause.BILL, bill.claimedBy().word(),
                bill.deferred(), bill.kind().word(), bill.discharged(), 0, request.bill().totalFen(), request.bill().inScopeFen(),
                shares(settlement), request.bill().totalFen() - settlement.reimbursed().fen(), request, treatment.hash(), settlement,
                at, by, Optional.empty());
    }

    /** The same bill decided again, since an earlier one changed. */
    Version again(Read read, Version before, Used used, Instant at, String by) {
        Settlement settlement = settle(read, before.request(), used.total()).orElseThrow();
        return new Version(
                Ids.next(), before.personId(), before.institution(), before.divisionCode(), before.number(), before.version() + 1,
                Version.State.SETTLED, Version.Cause.EARLIER_BILL, before.claimedBy(), before.deferred(), before.kind(),
                before.dischargedOn(), before.position(), settlement.total().fen(), settlement.inScope().fen(), shares(settlement),
                settlement.patient().fen(), before.request(), before.requestHash(), settlement, at, by, Optional.empty());
    }

    /** The bill as if it had never been; what was decided before stays as a former version. */
    static Version reversed(Version before, String reason, Instant at, String by) {
        return new Version(
                Ids.next(), before.personId(), before.institution(), before.divisionCode(), before.number(), before.version() + 1,
                Version.State.REVERSED, Version.Cause.REVERSAL, before.claimedBy(), before.deferred(), before.kind(),
                before.dischargedOn(), before.position(), 0, 0, List.of(), 0, before.request(), before.requestHash(),
                new Settlement(before.number(), List.of(), List.of()), at, by, Optional.of(reason));
    }

    private static List<Version.LayerShare> shares(Settlement settlement) {
        return settlement.paidByLayer().entrySet().stream()
                .map(entry -> new Version.LayerShare(entry.getKey(), entry.getValue().fen()))
                .toList();
    }
}
