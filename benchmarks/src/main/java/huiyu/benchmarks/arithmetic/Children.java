package huiyu.benchmarks.arithmetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Children of a year's subsidy, told by birth day, order and district: the rest follows.
 *
 * @param birthDays as epoch days
 */
record Children(int[] birthDays, byte[] orders, String[] districts) {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    static Children make(int count) {
        Random random = new Random(1);
        int[] birthDays = new int[count];
        byte[] orders = new byte[count];
        String[] districts = new String[count];
        int span = (int) (LAST.toEpochDay() - FIRST.toEpochDay() + 1);
        for (int i = 0; i < count; i++) {
            birthDays[i] = (int) FIRST.toEpochDay() + random.nextInt(span);
            orders[i] = (byte) (1 + random.nextInt(100) / 50 + random.nextInt(100) / 90);
            districts[i] = "3701" + String.format("%02d", 2 + random.nextInt(10));
        }
        return new Children(birthDays, orders, districts);
    }

    int count() {
        return birthDays.length;
    }

    LocalDate birth(int child) {
        return LocalDate.ofEpochDay(birthDays[child]);
    }

    /** As the party room gathers them. */
    Map<String, Object> facts(int child) {
        return Map.of(
                "child", Map.of(
                        "birth_date", birth(child).toString(), "birth_order", (int) orders[child],
                        "household", List.of(Map.of("value", districts[child], "from", birth(child).toString()))));
    }
}
