package huiyu.childcare.indicator;

import huiyu.core.module.Indicator.Definition;
import huiyu.core.module.Indicator.Kind;
import huiyu.core.module.Indicator.Unit;

/**
 * What is counted of childcare over the sets of {@link ChildcareFigureStore}: the figures (programme, slice, numerator,
 * denominator, people) and the records behind them (id, subject, programme, slice, division).
 */
enum ChildcareFigure {
    /** 每千人口托位数. */
    PLACES(
            "places", Unit.PLACES, true, "institution",
            """
            select '' as programme, '' as slice, sum(p.places)::bigint as numerator, (select people from whole) as denominator, 0::bigint as people
              from places p having count(*) > 0
            union all
            select '', p.division_code, sum(p.places)::bigint, n.people, 0::bigint
              from places p left join people n on n.division_code = p.division_code group by p.division_code, n.people order by 2""",
            """
            select p.id, coalesce(p.organisation_id, p.id) as subject, '' as programme, s.slice, p.division_code as division
              from places p cross join lateral (values (''), (p.division_code)) as s (slice)"""),

    /** 至少有一家普惠机构的县(市、区). */
    COVERED_DISTRICTS(
            "covered-districts", Unit.DISTRICTS, false, "institution",
            """
            select '' as programme, '' as slice,
                   count(*) filter (where exists (select from filed where filed.inclusive and filed.division_code = n.division_code))::bigint as numerator,
                   count(*)::bigint as denominator, 0::bigint as people
              from districts n having count(*) > 0""",
            """
            select f.id, coalesce(f.organisation_id, f.id) as subject, '' as programme, '' as slice, f.division_code as division
              from filed f where f.inclusive"""),

    /** 实际入托率. */
    ENROLLED_CHILDREN(
            "enrolled-children", Unit.PEOPLE, true, "person",
            """
            select '' as programme, '' as slice, count(distinct c.child_id)::bigint as numerator, (select under_three from whole) as denominator,
                   count(distinct c.child_id)::bigint as people
              from children c having count(*) > 0
            union all
            select '', c.division_code, count(*)::bigint, n.under_three, count(*)::bigint
              from children c left join people n on n.division_code = c.division_code group by c.division_code, n.under_three order by 2""",
            """
            select c.child_id as id, c.child_id as subject, '' as programme, '' as slice, min(c.division_code) as division
              from children c group by c.child_id
            union all
            select c.child_id, c.child_id, '', c.division_code, c.division_code from children c"""),

    /** 各类型托位占比. */
    PLACES_BY_TYPE(
            "places-by-type", Unit.PLACES, false, "institution",
            """
            select '' as programme, p.type_code as slice, sum(p.places)::bigint as numerator,
                   (select sum(other.places) from places other)::bigint as denominator, 0::bigint as people
              from places p group by p.type_code order by 2""",
            "select p.id, coalesce(p.organisation_id, p.id) as subject, '' as programme, p.type_code as slice, p.division_code as division from places p"),

    /** 平均收费. */
    AVERAGE_FEE(
            "average-fee", Unit.FEN, false, "institution",
            """
            select '' as programme, f.service as slice, sum(f.monthly_fen)::bigint as numerator, count(*)::bigint as denominator, 0::bigint as people
              from fees f group by f.service order by 2""",
            """
            select f.institution_id as id, coalesce(f.organisation_id, f.institution_id) as subject, '' as programme, f.service as slice,
                   filed.division_code as division
              from fees f join filed on filed.id = f.institution_id"""),

    /** 托育券核销. */
    VOUCHER_USE(
            "voucher-use", Unit.FEN, false, "voucher-use",
            """
            select u.programme, '' as slice, sum(u.paid_fen)::bigint as numerator, count(distinct u.voucher_id)::bigint as denominator,
                   count(distinct u.child_id)::bigint as people
              from used u group by u.programme order by 1""",
            "select u.id, u.child_id as subject, u.programme, '' as slice, u.division_code as division from used u"),

    /** 补助覆盖. */
    SUBSIDISED_CHILDREN(
            "subsidised-children", Unit.PEOPLE, false, "person",
            """
            select '' as programme, '' as slice, count(*)::bigint as numerator, (select count(distinct child_id) from children)::bigint as denominator,
                   count(*)::bigint as people
              from counted having count(*) > 0""",
            "select c.child_id as id, c.child_id as subject, '' as programme, '' as slice, c.division_code as division from counted c");

    final Definition definition;
    /** Besides the city's own cell one for each district; only the first is told above the city. */
    final boolean byDistrict;
    /** What the records are. */
    final String kind;
    final String figures;
    final String records;

    ChildcareFigure(String code, Unit unit, boolean byDistrict, String kind, String figures, String records) {
        this.definition = new Definition("childcare." + code, unit, Kind.FLOW);
        this.byDistrict = byDistrict;
        this.kind = kind;
        this.figures = figures;
        this.records = records;
    }
}
