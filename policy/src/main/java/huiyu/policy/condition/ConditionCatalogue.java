package huiyu.policy.condition;

import huiyu.policy.setting.Schema;
import java.util.List;
import java.util.Optional;

/** Every kind of condition there is. */
public final class ConditionCatalogue {
    private static final ConditionKind ALL = new ConditionKind(Schema.of("all", "全部满足", "all of them hold"), null,
        (condition, examination) -> condition.children().stream().map(child -> child.judge(examination)).reduce(Judgement::and).orElseThrow());
    private static final ConditionKind ANY = new ConditionKind(Schema.of("any", "满足其一", "one of them holds"), null,
        (condition, examination) -> condition.children().stream().map(child -> child.judge(examination)).reduce(Judgement::or).orElseThrow());
    private static final ConditionKind NOT = new ConditionKind(Schema.of("not", "不满足", "it does not hold"), "EXCLUDED",
        (condition, examination) -> condition.children().getFirst().judge(examination).negated());

    private static final List<ConditionKind> KINDS = List.of(BirthConditions.BIRTH_DATE, BirthConditions.BIRTH_ORDER, BirthConditions.ALIVE,
        BirthConditions.AGE, BirthConditions.LIVING_CHILDREN, PlaceCondition.KIND, StateConditions.STATUS, StateConditions.MEASURE,
        StateConditions.FACT, ApplicantConditions.KIND_OF_APPLICANT, ApplicantConditions.CUSTODY, ApplicantConditions.CHANNEL, ALL, ANY, NOT);

    private ConditionCatalogue() {}

    public static List<ConditionKind> list() {
        return KINDS;
    }

    public static Optional<ConditionKind> find(String name) {
        return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    static boolean isComposition(ConditionKind kind) {
        return kind == ALL || kind == ANY || kind == NOT;
    }
}
