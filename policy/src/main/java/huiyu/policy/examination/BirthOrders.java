package huiyu.policy.examination;

import huiyu.kernel.time.Period;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.Facts;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Birth order as a derivation that is itself policy: taken as recorded, or counted from the children of the family –
 * whether those who died, were adopted or come from another marriage count, and how the children of one delivery do.
 */
public final class BirthOrders {
    public static final Schema SCHEMA = Schema.of("birth_order", "孩次的认定", "how birth order is derived",
        FieldSpec.choice("count", List.of("recorded", "children", "deliveries", "family_size"),
            "recorded 按登记孩次；children 按子女逐个计；deliveries 按胎次；family_size 按此次分娩后家庭子女总数",
            "recorded: as on file; children: each child of the family; deliveries: order of delivery; family_size: how many children the family has after this delivery"),
        FieldSpec.choice("deceased", List.of("counted", "not_counted"), "已故子女是否计入", "whether children who had died count"),
        FieldSpec.choice("adopted", List.of("counted", "not_counted"), "收养子女是否计入", "whether adopted children count"),
        FieldSpec.choice("other_marriage", List.of("counted", "not_counted"), "非现夫妻共同生育的子女是否计入", "whether children not of the present couple count"),
        FieldSpec.choice("multiples", List.of("each", "all_as_first", "all_as_last"),
            "同胞多胎：逐个计 / 都按第一个计 / 都按最后一个计", "children of one delivery: each its own order / all as the first / all as the last"),
        FieldSpec.optional("at_most", Type.COUNT, null, "最高按几孩计", "orders above this count as this"));

    private BirthOrders() {}

    public static BirthOrder derive(Facts facts, Optional<Settings> rule) {
        String count = rule.map(settings -> settings.choice("count")).orElse("recorded");
        BirthOrder order = switch (count) {
            case "children" -> byChildren(facts, rule.orElseThrow());
            case "deliveries" -> byDeliveries(facts);
            case "family_size" -> byFamilySize(facts);
            default -> recorded(facts);
        };
        Optional<Integer> most = rule.flatMap(settings -> settings.findWhole("at_most"));
        return order instanceof BirthOrder.Known(int known) && most.isPresent() ? new BirthOrder.Known(Math.min(known, most.get())) : order;
    }

    /** How many children of the family live on a day. */
    public static int living(Facts facts, LocalDate day) {
        return (int) facts.listMaps("family.children").stream().filter(child -> !birth(child).isAfter(day) && livesOn(child, day)).count();
    }

    private static BirthOrder recorded(Facts facts) {
        if (facts.isNone("child.birth_order")) {
            return new BirthOrder.None();
        }
        return facts.findWhole("child.birth_order").<BirthOrder>map(BirthOrder.Known::new)
            .orElse(new BirthOrder.Unknown("child.birth_order"));
    }

    private static BirthOrder byChildren(Facts facts, Settings rule) {
        if (!facts.isKnown("family.children")) {
            return facts.isUnknown("family.children") ? new BirthOrder.Unknown("family.children") : new BirthOrder.None();
        }
        LocalDate birth = facts.findDate("child.birth_date").orElseThrow();
        List<Map<String, Object>> counted = facts.listMaps("family.children").stream().filter(child -> counts(child, rule, birth))
            .sorted(Comparator.comparing(BirthOrders::birth)).toList();
        int earlier = (int) counted.stream().filter(child -> birth(child).isBefore(birth)).count();
        int sameDelivery = Math.max(1, (int) counted.stream().filter(child -> birth(child).equals(birth)).count());
        int index = facts.findWhole("child.multiple_birth_index").orElse(1);
        return new BirthOrder.Known(switch (rule.choice("multiples")) {
            case "all_as_first" -> earlier + 1;
            case "all_as_last" -> earlier + sameDelivery;
            default -> earlier + index;
        });
    }

    private static BirthOrder byDeliveries(Facts facts) {
        Optional<Integer> recorded = facts.findWhole("child.delivery_order");
        if (recorded.isPresent()) {
            return new BirthOrder.Known(recorded.get());
        }
        if (facts.isKnown("family.children")) {
            LocalDate birth = facts.findDate("child.birth_date").orElseThrow();
            long deliveries = facts.listMaps("family.children").stream().filter(child -> !isAdopted(child))
                .map(BirthOrders::birth).filter(day -> day.isBefore(birth)).distinct().count();
            return new BirthOrder.Known((int) deliveries + 1);
        }
        return new BirthOrder.Unknown("child.delivery_order");
    }

    /** The recorded order bounds it from below: a list of the family's children may not name those born before. */
    private static BirthOrder byFamilySize(Facts facts) {
        BirthOrder recorded = recorded(facts);
        int after = facts.findWhole("child.multiple_birth_size").orElse(1) - facts.findWhole("child.multiple_birth_index").orElse(1);
        int atLeast = recorded instanceof BirthOrder.Known(int order) ? order + after : 0;
        if (facts.isKnown("family.children")) {
            LocalDate birth = facts.findDate("child.birth_date").orElseThrow();
            int listed = (int) facts.listMaps("family.children").stream().filter(child -> !birth(child).isAfter(birth)).count();
            return new BirthOrder.Known(Math.max(listed, atLeast));
        }
        return atLeast > 0 ? new BirthOrder.Known(atLeast) : recorded;
    }

    private static boolean counts(Map<String, Object> child, Settings rule, LocalDate birth) {
        return (rule.choice("deceased").equals("counted") || livesOn(child, birth))
            && (rule.choice("adopted").equals("counted") || !isAdopted(child))
            && (rule.choice("other_marriage").equals("counted") || !"other_marriage".equals(child.get("of")));
    }

    private static boolean isAdopted(Map<String, Object> child) {
        return Boolean.TRUE.equals(child.get("adopted"));
    }

    private static LocalDate birth(Map<String, Object> child) {
        return Values.date(child.get("birth_date"), "family.children.birth_date");
    }

    private static boolean livesOn(Map<String, Object> child, LocalDate day) {
        Object death = child.get("death_date");
        LocalDate end = death == null || death.equals("none") ? Period.END : Values.date(death, "family.children.death_date");
        return !end.isBefore(day);
    }
}
