package huiyu.core.recovery;

import huiyu.api.payments.model.ProposedWaiver;
import huiyu.api.payments.model.Recovery;
import huiyu.api.payments.model.RecoveryDetail;
import huiyu.api.payments.model.RecoveryInstalment;
import huiyu.api.payments.model.RecoveryPage;
import huiyu.api.payments.model.RecoveryPlan;
import huiyu.api.payments.model.RecoveryStatus;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;

/** Cases as the API shows them. */
final class RecoveryAnswers {

    private RecoveryAnswers() {}

    /** @param found one more than asked for, if there are more */
    static RecoveryPage page(List<RecoveryCase> found, int most) {
        List<RecoveryCase> page = found.subList(0, Math.min(most, found.size()));
        return new RecoveryPage()
                .items(page.stream().map(RecoveryAnswers::summary).toList())
                .nextCursor(found.size() > most ? Cursor.after(page.getLast().id()).encode() : null);
    }

    private static Recovery summary(RecoveryCase recovery) {
        return new Recovery()
                .id(recovery.id())
                .subjectId(recovery.subjectId())
                .debtorId(recovery.debtorId())
                .programme(recovery.programme())
                .decisionId(recovery.decisionId())
                .status(RecoveryStatus.fromValue(recovery.status().code()))
                .openedFen(recovery.opened().fen())
                .balanceFen(recovery.balance().fen())
                .openedAt(recovery.openedAt().atOffset(ZoneOffset.UTC));
    }

    static RecoveryDetail detail(Recoveries.Detail detail) {
        RecoveryCase recovery = detail.recovery();
        return new RecoveryDetail()
                .id(recovery.id())
                .subjectId(recovery.subjectId())
                .debtorId(recovery.debtorId())
                .programme(recovery.programme())
                .decisionId(recovery.decisionId())
                .status(RecoveryStatus.fromValue(recovery.status().code()))
                .openedFen(recovery.opened().fen())
                .balanceFen(recovery.balance().fen())
                .openedAt(recovery.openedAt().atOffset(ZoneOffset.UTC))
                .plan(recovery.plan().map(RecoveryAnswers::plan).orElse(null))
                .proposedWaiver(recovery.waiver()
                        .map(waiver -> new ProposedWaiver()
                                .amountFen(waiver.amount().fen())
                                .reason(waiver.reason())
                                .proposedBy(waiver.proposedBy()))
                        .orElse(null))
                .movements(detail.movements().stream().map(RecoveryAnswers::movement).toList());
    }

    private static huiyu.api.payments.model.RecoveryMovement movement(RecoveryMovement movement) {
        return new huiyu.api.payments.model.RecoveryMovement()
                .id(movement.id())
                .kind(huiyu.api.payments.model.RecoveryMovement.KindEnum.fromValue(movement.kind().code()))
                .amountFen(movement.amount().fen())
                .at(movement.at().atOffset(ZoneOffset.UTC))
                .actor(movement.actor())
                .note(movement.note());
    }

    private static RecoveryPlan plan(RecoveryCase.Plan plan) {
        return new RecoveryPlan()
                .kind(RecoveryPlan.KindEnum.fromValue(plan.kind()))
                .setOffShare(plan.setOffShare())
                .instalments(plan.instalments().stream()
                        .map(instalment -> new RecoveryInstalment()
                                .dueOn(instalment.dueOn())
                                .amountFen(instalment.amountFen()))
                        .toList());
    }

    static RecoveryCase.Plan plan(RecoveryPlan plan) {
        List<RecoveryInstalment> instalments = plan.getInstalments() == null ? List.of() : plan.getInstalments();
        return new RecoveryCase.Plan(
                plan.getKind().getValue(),
                plan.getSetOffShare(),
                instalments.stream()
                        .map(instalment -> new RecoveryCase.Instalment(instalment.getDueOn(), instalment.getAmountFen()))
                        .toList());
    }
}
