package huiyu.core.policy;

import huiyu.policy.calendar.PaymentCalendar;
import huiyu.policy.combine.Combination;
import huiyu.policy.condition.ConditionCatalogue;
import huiyu.policy.condition.ConditionKind;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.ParameterType;
import huiyu.policy.programme.Cohort;
import huiyu.policy.programme.Funder;
import huiyu.policy.setting.Schema;
import huiyu.policy.shape.Shape;
import huiyu.policy.shape.ShapeCatalogue;
import huiyu.policy.window.WindowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a programme can be made of, described by the engine itself, so that a form never knows more or less than it. */
final class ProgrammeForms {

    private ProgrammeForms() {}

    static Map<String, Object> describe() {
        Map<String, Object> forms = new LinkedHashMap<>();
        forms.put("shapes", ShapeCatalogue.list().stream().map(ProgrammeForms::shape).toList());
        forms.put("conditions", describe(ConditionCatalogue.list().stream().map(ConditionKind::schema)));
        forms.put("windows", describe(WindowKind.ALL.stream().map(WindowKind::schema)));
        forms.put("payments", describe(Stream.of(PaymentCalendar.values()).map(PaymentCalendar::schema)));
        forms.put("birthOrder", BirthOrders.SCHEMA.describe());
        forms.put("cohort", Cohort.SCHEMA.describe());
        forms.put("funder", Funder.SCHEMA.describe());
        forms.put("combine", Combination.SCHEMA.describe());
        forms.put("payees", List.of("applicant", "custody"));
        forms.put("parameterTypes", Stream.of(ParameterType.values()).map(ParameterType::word).toList());
        forms.put("facts", FactCatalogue.standard().list().stream().map(ProgrammeForms::fact).toList());
        return forms;
    }

    private static List<Map<String, Object>> describe(Stream<Schema> schemas) {
        return schemas.map(Schema::describe).toList();
    }

    private static Map<String, Object> shape(Shape shape) {
        Map<String, Object> described = new LinkedHashMap<>(shape.schema().describe());
        described.put("name", shape.name());
        return described;
    }

    private static Map<String, Object> fact(FactAttribute attribute) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("key", attribute.key());
        described.put("type", attribute.type().name().toLowerCase(Locale.ROOT));
        described.put("dated", attribute.dated());
        described.put("name", attribute.name().toMap());
        described.put("question", attribute.question().toMap());
        return described;
    }
}
