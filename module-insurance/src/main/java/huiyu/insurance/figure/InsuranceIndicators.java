package huiyu.insurance.figure;

import huiyu.core.module.Indicator;
import huiyu.insurance.figure.SettlementFigureStore.Counted;
import java.util.List;
import java.util.Optional;

/** The indicators of the insurance module. */
public final class InsuranceIndicators {

    private InsuranceIndicators() {}

    public static List<Indicator> all(SettlementFigureStore store) {
        return List.of(
                ofBills(directRate(), Counted.DIRECT, store),
                ofBills(deliveryShare(), Counted.DELIVERY_SHARE, store),
                ofBills(paidByLayer(), Counted.LAYER_PAID, store),
                ofBills(peopleByLayer(), Counted.LAYER_PEOPLE, store));
    }

    private static Indicator ofBills(Indicator.Definition definition, Counted counted, SettlementFigureStore store) {
        return Indicator.counted(
                definition,
                (read, month) -> store.count(read, counted, month),
                (read, month, cell, scope, after, limit) -> store.listBills(read, counted, month, cell, scope, after, limit));
    }

    private static Indicator.Definition directRate() {
        return new Indicator.Definition(
                "insurance.direct-settlement", words("直接结算率", "Direct settlement"), Indicator.Unit.BILLS, Indicator.Kind.FLOW,
                words("当月出院(就诊)的有效结算单中由机构直接结算的,分本地与异地", "Of bills in force discharged in the month, those the institution settled directly; here and elsewhere"),
                words("直接结算的单数", "Bills settled directly"), Optional.of(words("全部单数", "All bills")));
    }

    private static Indicator.Definition deliveryShare() {
        return new Indicator.Definition(
                "insurance.delivery-patient-share", words("分娩政策范围内自付比例", "Patient share of deliveries"), Indicator.Unit.FEN, Indicator.Kind.FLOW,
                words("当月出院的分娩,政策范围内费用中由个人负担的部分", "Of deliveries discharged in the month, what the patient bears of the cost in scope"),
                words("个人负担(分)", "Fen borne by patients"), Optional.of(words("政策范围内费用(分)", "Fen in scope")));
    }

    private static Indicator.Definition paidByLayer() {
        return new Indicator.Definition(
                "insurance.paid-by-layer", words("各层支付金额", "Paid by each layer"), Indicator.Unit.FEN, Indicator.Kind.FLOW,
                words("当月出院(就诊)的有效结算单中各层(基本、大病、救助……)支付的金额", "Of bills in force discharged in the month, what each layer pays"),
                words("支付(分)", "Fen paid"), Optional.empty());
    }

    private static Indicator.Definition peopleByLayer() {
        return new Indicator.Definition(
                "insurance.people-by-layer", words("各层受益人数", "People helped by each layer"), Indicator.Unit.PEOPLE, Indicator.Kind.FLOW,
                words("当月至少一张单由该层支付的人数;救助层即得到医疗救助的人", "People with at least one bill in the month that the layer pays of; of assistance, those assisted"),
                words("人数", "People"), Optional.empty());
    }

    private static Indicator.Words words(String zh, String en) {
        return new Indicator.Words(zh, en);
    }
}
