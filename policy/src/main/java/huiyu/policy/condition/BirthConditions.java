package huiyu.policy.condition;

import huiyu.kernel.time.Age;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.examination.Ages;
import huiyu.policy.examination.BirthOrder;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.examination.Edge;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Inputs;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Conditions on birth, birth order, age and life. */
final class BirthConditions {
    static final ConditionKind BIRTH_DATE = new ConditionKind(Schema.of("birth_date", "出生日期在范围内", "born within dates",
        FieldSpec.optional("from", Type.DATE, null, "最早出生日期", "first birth date"),
        FieldSpec.optional("to", Type.DATE, null, "最晚出生日期（含）", "last birth date (included)"),
        FieldSpec.choice("from_day", List.of("included", "excluded"), "起始日当天出生是否计入", "whether a birth on the first day counts")),
        "BORN_OUTSIDE_DATES", BirthConditions::birthDate);

    static final ConditionKind BIRTH_ORDER = new ConditionKind(Schema.of("birth_order", "孩次符合", "birth order covered",
        FieldSpec.optional("in", Type.NUMBERS, null, "允许的孩次", "birth orders covered"),
        FieldSpec.optional("at_least", Type.COUNT, null, "最低孩次", "lowest birth order"),
        FieldSpec.optional("exceptions", Type.TEXTS, null, "孩次之外仍可享受的合法情形", "lawful exceptions that lift the limit"),
        FieldSpec.choice("if_none", List.of("not_met", "met"), "没有孩次（如弃婴）时", "for a child without birth order, as a foundling")),
        "BIRTH_ORDER_NOT_COVERED", BirthConditions::birthOrder);

    static final ConditionKind ALIVE = new ConditionKind(Schema.of("alive", "孩子在世", "the child lives",
        FieldSpec.optional("on", Type.DATE, null, "只检验这一天（此前死亡的不享受）", "test this day only: who died before it gets nothing"),
        FieldSpec.choice("death", Edge.WORDS, "死亡当月（年）是否发放", "whether the month (year) of death is paid")),
        "CHILD_DECEASED", BirthConditions::alive);

    static final ConditionKind AGE = new ConditionKind(Schema.of("age", "年龄", "the child is under an age",
        FieldSpec.required("under", Type.COUNT, "小于几周岁", "younger than so many years"),
        FieldSpec.choice("when", List.of("at_application", "at_assessment", "on_date"), "何时检验", "when it is tested"),
        Moment.DATE, Ages.ATTAINED, Ages.LEAP_BIRTHDAY),
        "AGE_LIMIT_REACHED", BirthConditions::age);

    static final ConditionKind LIVING_CHILDREN = new ConditionKind(Schema.of("living_children", "现存子女数", "living children of the family",
        FieldSpec.required("at_least", Type.COUNT, "至少几个", "at least so many"),
        FieldSpec.choice("when", List.of("at_application", "at_assessment", "at_birth", "on_date"), "何时检验", "when they are counted"),
        Moment.DATE),
        "TOO_FEW_LIVING_CHILDREN", BirthConditions::livingChildren);

    private BirthConditions() {}

    private static Judgement birthDate(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        LocalDate birth = examination.birth();
        Optional<LocalDate> from = settings.findDate("from");
        Optional<LocalDate> to = settings.findDate("to");
        boolean early = from.map(first -> birth.isBefore(first)
            || birth.equals(first) && settings.choice("from_day").equals("excluded")).orElse(false);
        boolean late = to.map(birth::isAfter).orElse(false);
        Inputs inputs = examination.inputs().put("child.birth_date", birth);
        from.ifPresent(day -> inputs.put("from", day));
        to.ifPresent(day -> inputs.put("to", day));
        Judgement judgement = Judgement.of(Truth.of(!early && !late), inputs);
        return early ? judgement.because("BORN_BEFORE_START") : late ? judgement.because("BORN_AFTER_END") : judgement;
    }

    private static Judgement birthOrder(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        return switch (examination.birthOrder()) {
            case BirthOrder.Unknown(String fact) -> Judgement.unknown(fact, examination);
            case BirthOrder.None none -> Judgement.of(Truth.of(settings.choice("if_none").equals("met")), examination.inputs().put("child.birth_order", "none"));
            case BirthOrder.Known(int order) -> {
                List<Integer> allowed = settings.numbers("in");
                boolean covered = (allowed.isEmpty() || allowed.contains(order)) && order >= settings.findWhole("at_least").orElse(1);
                yield covered ? Judgement.of(Truth.MET, examination.inputs().put("child.birth_order", order)) : exception(settings, examination, order);
            }
        };
    }

    private static Judgement exception(Settings settings, Examination examination, int order) {
        String fact = "child.lawful_exceptions";
        List<String> accepted = settings.texts("exceptions");
        if (!accepted.isEmpty() && examination.mustAsk(fact)) {
            return Judgement.unknown(fact, examination);
        }
        Inputs inputs = examination.inputs().put("child.birth_order", order);
        List<Object> held = examination.facts().listValues(fact).stream().map(value -> value.value()).toList();
        inputs.put(fact, held);
        return Judgement.of(Truth.of(accepted.stream().anyMatch(held::contains)), inputs);
    }

    private static Judgement alive(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        Optional<LocalDate> death = examination.facts().findDate("child.death_date");
        if (death.isEmpty()) {
            return Judgement.of(Truth.MET, examination.inputs().put("child.death_date", "none"));
        }
        Inputs inputs = examination.inputs().put("child.death_date", death.get());
        Optional<LocalDate> on = settings.findDate("on");
        if (on.isPresent()) {
            inputs.put("on", on.get());
            return Judgement.of(Truth.of(!death.get().isBefore(on.get())), inputs);
        }
        LocalDate stop = Edge.of(settings.choice("death")).stopAfter(death.get());
        inputs.put("death", settings.choice("death"));
        return Judgement.of(DatedState.of(List.of(new Period(Period.BEGINNING, stop))), inputs);
    }

    private static Judgement age(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        Age age = Ages.of(settings);
        LocalDate limit = age.attainedOn(examination.birth(), settings.whole("under"));
        Timeline<Truth> state = DatedState.of(List.of(new Period(Period.BEGINNING, limit)));
        Inputs inputs = examination.inputs().put("child.birth_date", examination.birth());
        inputs.put("reaches " + settings.whole("under"), limit);
        return Judgement.of(Moment.test(settings.choice("when"), state, examination, settings), inputs);
    }

    private static Judgement livingChildren(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        if (examination.mustAsk("family.children")) {
            return Judgement.unknown("family.children", examination);
        }
        LocalDate day = switch (settings.choice("when")) {
            case "at_birth" -> examination.birth();
            case "at_application" -> examination.applicationDay();
            case "on_date" -> Moment.day(settings);
            default -> examination.assessedOn();
        };
        int living = BirthOrders.living(examination.facts(), day);
        Inputs inputs = examination.inputs().put("family.children", living);
        inputs.put("on", day);
        return Judgement.of(Truth.of(living >= settings.whole("at_least")), inputs);
    }
}
