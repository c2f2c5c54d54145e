package huiyu.insurance.enrolment;

import java.util.Map;

/** Kinds of enrolment in the words of policy: migrant workers are employees, platform workers are flexibly employed. */
public final class InsuranceWords {

    private static final Map<String, String> WORDS = Map.of(
            "employee", "employee", "migrant", "employee",
            "flexible", "flexible_employee", "platform", "flexible_employee",
            "resident", "resident", "newborn", "resident");

    private InsuranceWords() {}

    public static String of(String kind) {
        return WORDS.get(kind);
    }
}
