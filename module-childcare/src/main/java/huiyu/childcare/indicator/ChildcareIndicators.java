package huiyu.childcare.indicator;

import huiyu.childcare.institution.GuidePrices;
import huiyu.core.module.Indicator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The indicators of childcare; a figure is as of the month's last day, or of what happened in it. */
@Component
public class ChildcareIndicators {

    private static final String INSTITUTION = "institution";
    private static final String PERSON = "person";

    private final GuidePrices guidePrices;

    public ChildcareIndicators(GuidePrices guidePrices) {
        this.guidePrices = guidePrices;
    }

    public List<Indicator> all() {
        return List.of(
                placesPerThousand(), coveredDistricts(), enrolmentRate(), placesByType(), averageFee(), feeAgainstGuidePrice(), voucherUse(),
                subsidyReach());
    }

    /** @param select the figures; {@code behind} the records, both over the sets of {@link ChildcareFigureStore} */
    private static Indicator counted(Indicator.Definition definition, String select, String kind, String behind) {
        return Indicator.counted(
                definition,
                (read, month) -> ChildcareFigureStore.take(read, select, month),
                (read, month, cell, scope, after, limit) ->
                        ChildcareFigureStore.listBehind(read, behind, kind, month, cell, scope, after, limit));
    }

    /** The city's own cell and one for each district; only the first is told above the city. */
    private static Indicator byDistrict(Indicator.Definition definition, String select, String kind, String behind) {
        return new CityTold(counted(definition, select, kind, behind));
    }

    /** 每千人口托位数. */
    private static Indicator placesPerThousand() {
        return byDistrict(
                definition(
                        "childcare.places", "托位数(全市和各区县,对常住人口)", "Places, of the city and by district, against the population", Indicator.Unit.PLACES,
                        "月末已备案机构的托位;除以常住人口再乘 1000 即每千人口托位数", "Of filed institutions at the month's end; times 1,000 by the people it is places per thousand",
                        "托位", "Places", "常住人口", "People"),
                """
                select '' as programme, '' as slice, sum(p.places)::bigint as numerator, (select people from whole) as denominator, 0::bigint as people
                  from places p having count(*) > 0
                union all
                select '', p.division_code, sum(p.places)::bigint, n.people, 0::bigint
                  from places p left join people n on n.division_code = p.division_code group by p.division_code, n.people order by 2""",
                INSTITUTION,
                """
                select p.id, coalesce(p.organisation_id, p.id) as subject, '' as programme, s.slice, p.division_code as division
                  from places p cross join lateral (values (''), (p.division_code)) as s (slice)""");
    }

    /** 至少有一家普惠机构的县(市、区). */
    private static Indicator coveredDistricts() {
        return counted(
                definition(
                        "childcare.covered-districts", "有普惠托育机构的区县", "Districts with at least one inclusive institution", Indicator.Unit.DISTRICTS,
                        "月末至少有一家已备案普惠机构的区县;分母为登记了人口的区县", "Districts with a filed inclusive institution at the month's end, of those whose population is recorded",
                        "有普惠机构的区县", "Districts that have one", "区县", "Districts"),
                """
                select '' as programme, '' as slice,
                       count(*) filter (where exists (select from filed where filed.inclusive and filed.division_code = n.division_code))::bigint as numerator,
                       count(*)::bigint as denominator, 0::bigint as people
                  from districts n having count(*) > 0""",
                INSTITUTION,
                """
                select f.id, coalesce(f.organisation_id, f.id) as subject, '' as programme, '' as slice, f.division_code as division
                  from filed f where f.inclusive""");
    }

    /** 实际入托率. */
    private static Indicator enrolmentRate() {
        return byDistrict(
                definition(
                        "childcare.enrolled-children", "在托儿童(全市和各区县,对三岁以下儿童)", "Enrolled children, of the city and by district, against those under three", Indicator.Unit.PEOPLE,
                        "月末在已备案机构收托的儿童;除以三岁以下儿童即入托率", "Enrolled at filed institutions at the month's end; by the children under three it is the enrolment rate",
                        "在托儿童", "Enrolled children", "三岁以下儿童", "Children under three"),
                """
                select '' as programme, '' as slice, count(distinct c.child_id)::bigint as numerator, (select under_three from whole) as denominator,
                       count(distinct c.child_id)::bigint as people
                  from children c having count(*) > 0
                union all
                select '', c.division_code, count(*)::bigint, n.under_three, count(*)::bigint
                  from children c left join people n on n.division_code = c.division_code group by c.division_code, n.under_three order by 2""",
                PERSON,
                """
                select c.child_id as id, c.child_id as subject, '' as programme, '' as slice, min(c.division_code) as division
                  from children c group by c.child_id
                union all
                select c.child_id, c.child_id, '', c.division_code, c.division_code from children c""");
    }

    /** 各类型托位占比. */
    private static Indicator placesByType() {
        return counted(
                definition(
                        "childcare.places-by-type", "托位数(按机构类型)", "Places by type of institution", Indicator.Unit.PLACES,
                        "月末已备案机构的托位,占全部托位的份额", "Of filed institutions at the month's end, as a share of all places",
                        "该类型托位", "Places of the type", "全部托位", "All places"),
                """
                select '' as programme, p.type_code as slice, sum(p.places)::bigint as numerator,
                       (select sum(other.places) from places other)::bigint as denominator, 0::bigint as people
                  from places p group by p.type_code order by 2""",
                INSTITUTION,
                "select p.id, coalesce(p.organisation_id, p.id) as subject, '' as programme, p.type_code as slice, p.division_code as division from places p");
    }

    /** 平均收费. */
    private static Indicator averageFee() {
        return counted(
                definition(
                        "childcare.average-fee", "平均月收费(按服务)", "Average monthly fee by service", Indicator.Unit.FEN,
                        "月末已备案机构公布的月收费", "As filed institutions announce it at the month's end",
                        "月收费之和", "Fees, summed up", "有此项服务的机构", "Institutions with the service"),
                """
                select '' as programme, f.service as slice, sum(f.monthly_fen)::bigint as numerator, count(*)::bigint as denominator, 0::bigint as people
                  from fees f group by f.service order by 2""",
                INSTITUTION,
                """
                select f.institution_id as id, coalesce(f.organisation_id, f.institution_id) as subject, '' as programme, f.service as slice,
                       filed.division_code as division
                  from fees f join filed on filed.id = f.institution_id""");
    }

    /** 收费与指导价之比. */
    private Indicator feeAgainstGuidePrice() {
        String behind =
                """
                select f.institution_id as id, coalesce(f.organisation_id, f.institution_id) as subject, '' as programme, f.service as slice,
                       filed.division_code as division
                  from fees f join filed on filed.id = f.institution_id""";
        return Indicator.counted(
                definition(
                        "childcare.fee-against-guide-price", "收费与指导价(按服务)", "Fees against the guide price, by service", Indicator.Unit.FEN,
                        "月末已备案机构对有指导价的服务公布的月收费之和,除以同样这些机构的指导价之和;大于 1 即平均高于指导价",
                        "Fees of filed institutions at the month's end for services with a guide price, by the guide prices of the same; above 1 they are dearer on average",
                        "月收费之和", "Fees, summed up", "指导价之和", "Guide prices, summed up"),
                (read, month) -> ChildcareFigureStore.takeAgainst(read, guidePrices.listOn(read, month.atEndOfMonth()), month),
                (read, month, cell, scope, after, limit) ->
                        ChildcareFigureStore.listBehind(read, behind, INSTITUTION, month, cell, scope, after, limit));
    }

    /** 托育券核销. */
    private static Indicator voucherUse() {
        return counted(
                definition(
                        "childcare.voucher-use", "托育券核销金额", "Vouchers redeemed", Indicator.Unit.FEN,
                        "当月核销的金额;分母为当月核销的券数", "What vouchers paid in the month, by the number of vouchers that paid",
                        "核销金额", "Paid by vouchers", "核销的券", "Vouchers that paid"),
                """
                select u.programme, '' as slice, sum(u.paid_fen)::bigint as numerator, count(distinct u.voucher_id)::bigint as denominator,
                       count(distinct u.child_id)::bigint as people
                  from used u group by u.programme order by 1""",
                "voucher-use",
                "select u.id, u.child_id as subject, u.programme, '' as slice, u.division_code as division from used u");
    }

    /** 补助覆盖. */
    private static Indicator subsidyReach() {
        return counted(
                definition(
                        "childcare.subsidised-children", "计入收托补助的儿童", "Children counted for subsidies", Indicator.Unit.PEOPLE,
                        "当月至少计入一家机构补助的儿童;分母为月末在托儿童", "Children whose month counts for an institution, of those enrolled at the month's end",
                        "计入补助的儿童", "Children that count", "在托儿童", "Enrolled children"),
                """
                select '' as programme, '' as slice, count(*)::bigint as numerator, (select count(distinct child_id) from children)::bigint as denominator,
                       count(*)::bigint as people
                  from counted having count(*) > 0""",
                PERSON,
                "select c.child_id as id, c.child_id as subject, '' as programme, '' as slice, c.division_code as division from counted c");
    }

    private static Indicator.Definition definition(
            String code, String zh, String en, Indicator.Unit unit, String docZh, String docEn, String numeratorZh, String numeratorEn,
            String denominatorZh, String denominatorEn) {
        return new Indicator.Definition(
                code, new Indicator.Words(zh, en), unit, Indicator.Kind.FLOW, new Indicator.Words(docZh, docEn),
                new Indicator.Words(numeratorZh, numeratorEn), Optional.of(new Indicator.Words(denominatorZh, denominatorEn)));
    }
}
