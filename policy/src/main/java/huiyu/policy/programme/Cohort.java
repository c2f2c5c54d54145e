package huiyu.policy.programme;

import huiyu.policy.setting.Block;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.Map;

/** Children born from one day to another (both included): regimes may switch between cohorts. */
public final class Cohort {
    public static final Schema SCHEMA = Schema.of("cohort", "按出生日期划分的人群", "children by date of birth",
        FieldSpec.optional("from", FieldSpec.Type.DATE, null, "最早出生日期", "first birth date"),
        FieldSpec.optional("to", FieldSpec.Type.DATE, null, "最晚出生日期（含）", "last birth date (included)"));

    private Cohort() {}

    public static boolean includes(Settings settings, LocalDate birth) {
        return settings.findDate("from").map(from -> !birth.isBefore(from)).orElse(true)
            && settings.findDate("to").map(to -> !birth.isAfter(to)).orElse(true);
    }

    static Block block(Map<String, Object> values, String path) {
        return new Block(SCHEMA, values, path);
    }
}
