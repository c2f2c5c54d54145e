package huiyu.policy.combine;

import huiyu.kernel.money.Money;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import java.util.List;
import java.util.Locale;

/** How a programme (its own amount) goes with another one. */
public enum Combination {
    /** Both are paid. */
    STACK,
    /** Only the higher of the two is paid; the other programme if they are equal. */
    HIGHER_OF,
    /** The other is paid, and of this one what it pays more. */
    TOP_UP,
    /** The other takes the place of this one. */
    REPLACE,
    /** The family elects one of the two. */
    ELECTED;

    public static final Schema SCHEMA = Schema.of("combine", "与另一项目的关系", "how it goes with another programme",
        FieldSpec.required("with", Type.TEXT, "另一项目的代码", "the code of the other programme"),
        FieldSpec.choice("mode", List.of("stack", "higher_of", "top_up", "replace", "elected"),
            "叠加、就高、补差、替代、由家庭选择", "stack, higher_of, top_up, replace, or elected by the family"),
        FieldSpec.choice("per", List.of("year", "total", "covered_months"), "逐年比较、按总额比较，或逐年但只计本项目当年所涉月份",
            "compared year by year, over the whole lifetime, or year by year for the months this programme covers"),
        FieldSpec.choice("spread", List.of("evenly", "first", "last"), "扣减如何落到各期：平均分摊、先扣前期、先扣后期",
            "how a cut falls on the payments: evenly, on the first of them, on the last"),
        FieldSpec.optional("components", Type.TEXTS, null, "只涉及哪些组成部分", "only these components take part"));

    public static Combination of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What this programme pays of its own amount. For ELECTED the caller asks the family first. */
    public Money own(Money own, Money other) {
        return switch (this) {
            case STACK, ELECTED -> own;
            case HIGHER_OF -> own.compareTo(other) > 0 ? own : Money.ZERO;
            case TOP_UP -> own.minus(other).max(Money.ZERO);
            case REPLACE -> other.isPositive() ? Money.ZERO : own;
        };
    }

    /** What the other programme pays of its amount. */
    public Money other(Money own, Money other) {
        return this == HIGHER_OF && own.compareTo(other) > 0 ? Money.ZERO : other;
    }
}
