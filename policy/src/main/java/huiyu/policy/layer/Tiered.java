package huiyu.policy.layer;

import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * A share of a cost above a deductible: at one rate, at rates by person, level and stay, or at rates by stretches of the
 * cost; per bill or accumulated over the year; up to a cap. Basic insurance, critical-illness insurance, assistance and
 * most supplements have this shape.
 */
final class Tiered implements LayerShape {
    private static final List<FieldSpec> FIELDS = Stream.concat(Stream.of(
        Base.FIELD,
        FieldSpec.choice("accumulates", List.of("per_bill", "per_year"), "按每次费用，或按年度累计", "each bill by itself, or the cost of the year adds up"),
        FieldSpec.optional("counter", Type.TEXT, null, "累计账户的名称（默认规则代码）：同名的规则共用", "the name it is counted under (default: the rule's code); rules of one name share it"),
        FieldSpec.optional("deductible", Type.MONEY_TABLE, null, "起付标准（可列表）", "what the insured bears first, or a table of it"),
        FieldSpec.optional("deductible_by", Type.TEXTS, List.of(), "起付标准按哪些词查", "the words that choose its line"),
        FieldSpec.optional("deductible_share", Type.RATE_TABLE, null, "或：起付标准为某统计数的比例", "or: a share of a published figure"),
        FieldSpec.optional("deductible_of", Type.MONEY, null, "该统计数（如上年人均可支配收入）", "that figure, such as last year's disposable income per head"),
        FieldSpec.optional("deductible_factor", Type.RATE_TABLE, null, "起付标准系数（如第二次住院减半）；未列出为 1", "a factor on it, such as half for later stays; no line: 1"),
        FieldSpec.optional("deductible_factor_by", Type.TEXTS, List.of(), "系数按哪些词查", "the words that choose the factor's line"),
        FieldSpec.optional("rate", Type.RATE_TABLE, null, "支付比例（可列表）", "the share paid, or a table of it"),
        FieldSpec.optional("rate_by", Type.TEXTS, List.of(), "比例按哪些词查", "the words that choose its line"),
        FieldSpec.optional("tiers", Type.BRACKETS, null, "或：分段比例（可列表）", "or: shares by stretches of the cost, or a table of such scales"),
        FieldSpec.optional("tiers_by", Type.TEXTS, List.of(), "分段表按哪些词查", "the words that choose the scale"),
        FieldSpec.choice("tiers_measure", List.of("above_deductible", "absolute"), "分段上限从起付线起算，或为费用绝对数", "the scale begins at the deductible, or at nothing"),
        FieldSpec.choice("counts", List.of("excess", "whole"), "超过起付线的部分，或一旦超过即全部", "the part above the deductible; or all of it, once it is exceeded"),
        FieldSpec.optional("points", Type.POINTS, null, "比例增减的百分点（可列表）；未列出为 0", "percentage points added to the rate (or, negative, taken off); no line: 0"),
        FieldSpec.optional("points_by", Type.TEXTS, List.of(), "百分点按哪些词查", "the words that choose their line"),
        FieldSpec.optional("tilt_statuses", Type.TEXTS, List.of(), "倾斜支付的身份", "statuses for which the rule is tilted"),
        FieldSpec.optional("tilt_points", Type.POINTS, null, "倾斜：增加的百分点", "tilted: points added"),
        FieldSpec.optional("tilt_deductible", Type.RATE, null, "倾斜：起付标准的系数", "tilted: the factor on the deductible"),
        FieldSpec.choice("tilt_cap", List.of("kept", "removed"), "倾斜：封顶线保留或取消", "tilted: whether the cap stays"),
        FieldSpec.optional("cap", Type.MONEY_TABLE, null, "最高支付限额（可列表）；未列出为不设限", "the most that is paid; no line: no limit"),
        FieldSpec.optional("cap_by", Type.TEXTS, List.of(), "限额按哪些词查", "the words that choose the cap's line"),
        FieldSpec.choice("cap_per", List.of("year", "bill"), "限额按年度或按次", "the cap is the year's, or each bill's"),
        FieldSpec.optional("cap_counter", Type.TEXT, null, "限额累计账户的名称（默认同 counter）：同名的规则共用限额", "the name the cap is counted under (default: as counter); rules of one name share it"),
        FieldSpec.optional("cap_per_continuous_year", Type.MONEY, null, "连续参保激励：每年提高限额", "incentive: added to the cap for each further year insured without a break"),
        FieldSpec.optional("cap_after_years", Type.COUNT, 0, "连续参保满几年之后起", "after how many years"),
        FieldSpec.optional("cap_without_claim", Type.MONEY, null, "零报销激励：次年提高限额", "incentive: added to the cap in the year after one without a claim"),
        FieldSpec.optional("cap_extra_at_most", Type.RATE, null, "激励合计不超过限额的比例", "all incentives together at most this share of the cap")), Gate.FIELDS.stream()).toList();

    @Override public Schema schema() {
        return Schema.of("tiered@1", "起付线以上按比例（可分段）支付", "a share of the cost above a deductible", FIELDS.toArray(FieldSpec[]::new));
    }

    @Override public Formula compile(Settings settings, RuleName rule) {
        return new TieredFormula(settings, rule);
    }
}
