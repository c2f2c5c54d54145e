package huiyu.policy.programme;

import huiyu.policy.calendar.PaymentCalendar;
import huiyu.policy.combine.Combination;
import huiyu.policy.condition.ConditionCatalogue;
import huiyu.policy.examination.BirthOrders;
import huiyu.policy.layer.LayerShapes;
import huiyu.policy.setting.Schema;
import huiyu.policy.shape.ShapeCatalogue;
import huiyu.policy.window.WindowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All building blocks a programme can be made of, with their fields: for forms and for the reference page. */
public final class ProgrammeSchema {
    private ProgrammeSchema() {}

    /** The schemas by the place they stand at in a programme. */
    public static Map<String, List<Schema>> blocks() {
        Map<String, List<Schema>> blocks = new LinkedHashMap<>();
        blocks.put("conditions", ConditionCatalogue.list().stream().map(kind -> kind.schema()).toList());
        blocks.put("shape", ShapeCatalogue.list().stream().map(shape -> shape.schema()).toList());
        blocks.put("rules", LayerShapes.list().stream().map(shape -> shape.schema()).toList());
        blocks.put("window", WindowKind.ALL.stream().map(WindowKind::schema).toList());
        blocks.put("payment", Stream.of(PaymentCalendar.values()).map(PaymentCalendar::schema).toList());
        blocks.put("birth_order", List.of(BirthOrders.SCHEMA));
        blocks.put("combine", List.of(Combination.SCHEMA));
        blocks.put("funders", List.of(Funder.SCHEMA));
        blocks.put("cohort", List.of(Cohort.SCHEMA));
        return blocks;
    }

    /** The same as plain maps. */
    public static Map<String, Object> describe() {
        Map<String, Object> map = new LinkedHashMap<>();
        blocks().forEach((place, schemas) -> map.put(place, schemas.stream().map(Schema::describe).toList()));
        return map;
    }
}
