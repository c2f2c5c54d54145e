package huiyu.insurance.figure;

import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;
import huiyu.core.module.Indicator.Words;
import java.util.Optional;

/**
 * The indicators of settled bills: what each is called and, of a bill {@code s} of the city {@code t} (and, where it counts
 * by layer, of a layer {@code l} of it), the slice it counts in and what it counts there.
 */
enum BillFigure {
    DIRECT(
            "direct-settlement", words("直接结算率", "Direct settlement"), Unit.BILLS,
            words("当月出院（就诊）的有效结算单中由机构直接结算的，分本地与异地", "Of bills in force discharged in the month, those the institution settled directly; here and elsewhere"),
            words("直接结算的单数", "Bills settled directly"), words("全部单数", "All bills"),
            "case when s.division_code = t.division_code then 'local' else 'elsewhere' end",
            "count(*) filter (where s.claimed_by = 'institution')", "count(*)", "true"),
    DELIVERY_SHARE(
            "delivery-patient-share", words("分娩政策范围内自付比例", "Patient share of deliveries"), Unit.FEN,
            words("当月出院的分娩，政策范围内费用中由个人负担的部分", "Of deliveries discharged in the month, what the patient bears of the cost in scope"),
            words("个人负担（分）", "Fen borne by patients"), words("政策范围内费用（分）", "Fen in scope"),
            "''", "sum(greatest(0, s.patient_fen - (s.total_fen - s.in_scope_fen)))", "sum(s.in_scope_fen)", "s.kind = 'delivery'"),
    BILLS(
            "bills", words("结算人次", "Bills settled"), Unit.BILLS,
            words("当月出院（就诊）的有效结算单，按费用类别；辅助生殖一项即其受益人次", "Bills in force discharged in the month by what they are for; of assisted reproduction, how often it was helped"),
            words("单数", "Bills"), null,
            "s.kind", "count(*)", null, "true"),
    STAY_COST(
            "stay-cost-by-level", words("次均住院费用", "Average cost of a stay"), Unit.FEN,
            words("当月出院的住院与分娩，按参保类别和机构级别的平均总费用", "Stays and deliveries discharged in the month: average cost in all, by insurance and by level of the hospital"),
            words("总费用（分）", "Fen in all"), words("单数", "Bills"),
            "s.request -> 'person' ->> 'insurance' || '/level-' || (s.request -> 'bill' ->> 'level')",
            "sum(s.total_fen)", "count(*)", "s.kind in ('inpatient', 'delivery')"),
    LAYER_PAID(
            "paid-by-layer", words("各层支付金额", "Paid by each layer"), Unit.FEN,
            words("当月出院（就诊）的有效结算单中各层（基本、大病、救助……）支付的金额", "Of bills in force discharged in the month, what each layer pays"),
            words("支付（分）", "Fen paid"), null,
            "l.layer", "sum(l.fen)", null, "l.fen > 0"),
    LAYER_AVERAGE(
            "average-by-layer", words("各层次均支付", "Average paid by each layer"), Unit.FEN,
            words("由该层支付的结算单平均每单支付多少，按费用类别；救助层即次均住院救助、次均门诊救助", "What a layer pays on average of the bills it pays of, by what they are for; of assistance, the average inpatient and outpatient assistance"),
            words("支付（分）", "Fen paid"), words("由该层支付的单数", "Bills the layer pays of"),
            "l.layer || '/' || s.kind", "sum(l.fen)", "count(*)", "l.fen > 0"),
    LAYER_BILLS(
            "bills-by-layer", words("各层受益人次", "Bills each layer pays of"), Unit.BILLS,
            words("当月由该层支付的结算单数，按费用类别；救助层即住院、门诊救助人次", "Bills of the month that the layer pays of, by what they are for; of assistance, how often it helped inpatients and outpatients"),
            words("单数", "Bills"), null,
            "l.layer || '/' || s.kind", "count(*)", null, "l.fen > 0"),
    LAYER_PEOPLE(
            "people-by-layer", words("各层受益人数", "People helped by each layer"), Unit.PEOPLE,
            words("当月至少一张单由该层支付的人数；救助层即得到医疗救助的人", "People with at least one bill in the month that the layer pays of; of assistance, those assisted"),
            words("人数", "People"), null,
            "l.layer", "count(distinct s.person_id)", null, "l.fen > 0");

    final Definition definition;
    /** Figures of a tenant between two days. */
    final String figures;
    /** Bills of a tenant between two days in one slice; conditions may be added. */
    final String bills;

    BillFigure(
            String code, Words name, Unit unit, Words doc, Words counts, Words dividedBy, String slice, String numerator,
            String denominator, String which) {
        this.definition = new Definition(
                "insurance." + code, name, unit, Kind.FLOW, doc, counts, Optional.ofNullable(dividedBy));
        String ofMonth =
                """

                  from insurance.settlement s
                  join core.tenant t on t.id = s.tenant_id
                 cross join lateral unnest(case when {layers} then s.layers else array[''] end,
                                           case when {layers} then s.layer_fen else array[0::bigint] end) as l (layer, fen)
                 where s.tenant_id = ? and s.state = 'settled' and s.discharged_on between ? and ? and {which}
                   and not exists (
                     select from insurance.settlement later
                      where later.tenant_id = s.tenant_id and later.division_code = s.division_code
                        and later.institution = s.institution and later.bill_number = s.bill_number and later.version > s.version)
                """
                        .replace("{layers}", String.valueOf(slice.startsWith("l.")))
                        .replace("{which}", which);
        this.figures = "select " + slice + " as slice, (" + numerator + ")::bigint as numerator, (" + denominator
                + ")::bigint as denominator, count(distinct s.person_id) as people" + ofMonth + " group by 1 order by 1";
        this.bills = "select s.id, s.person_id" + ofMonth + " and " + slice + " = ?";
    }

    private static Words words(String zh, String en) {
        return new Words(zh, en);
    }
}
