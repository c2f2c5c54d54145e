package huiyu.insurance.figure;

import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;

/**
 * The indicators of settled bills: what each is called and, of a bill {@code s} of the city {@code t} (and, where it counts
 * by layer, of a layer {@code l} of it), the slice it counts in and what it counts there.
 */
enum BillFigure {
    DIRECT(
            "direct-settlement", Unit.BILLS,
            "case when s.division_code = t.division_code then 'local' else 'elsewhere' end",
            "count(*) filter (where s.claimed_by = 'institution')", "count(*)", "true"),
    DELIVERY_SHARE(
            "delivery-patient-share", Unit.FEN,
            "''", "sum(greatest(0, s.patient_fen - (s.total_fen - s.in_scope_fen)))", "sum(s.in_scope_fen)", "s.kind = 'delivery'"),
    BILLS(
            "bills", Unit.BILLS,
            "s.kind", "count(*)", null, "true"),
    STAY_COST(
            "stay-cost-by-level", Unit.FEN,
            "s.request -> 'person' ->> 'insurance' || '/level-' || (s.request -> 'bill' ->> 'level')",
            "sum(s.total_fen)", "count(*)", "s.kind in ('inpatient', 'delivery')"),
    LAYER_PAID(
            "paid-by-layer", Unit.FEN,
            "l.layer", "sum(l.fen)", null, "l.fen > 0"),
    LAYER_AVERAGE(
            "average-by-layer", Unit.FEN,
            "l.layer || '/' || s.kind", "sum(l.fen)", "count(*)", "l.fen > 0"),
    LAYER_BILLS(
            "bills-by-layer", Unit.BILLS,
            "l.layer || '/' || s.kind", "count(*)", null, "l.fen > 0"),
    LAYER_PEOPLE(
            "people-by-layer", Unit.PEOPLE,
            "l.layer", "count(distinct s.person_id)", null, "l.fen > 0");

    final Definition definition;
    /** Figures of a tenant between two days. */
    final String figures;
    /** Bills of a tenant between two days in one slice; conditions may be added. */
    final String bills;

    BillFigure(
            String code, Unit unit, String slice, String numerator, String denominator, String which) {
        this.definition = new Definition("insurance." + code, unit, Kind.FLOW);
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
}
