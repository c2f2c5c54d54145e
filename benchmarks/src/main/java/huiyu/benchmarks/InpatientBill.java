package huiyu.benchmarks;

import huiyu.benchmarks.Province.City;
import java.util.Random;

/** What a hospital sends: a stay of four days with twenty item lines, and its taking back. */
public final class InpatientBill {

    private static final int LINES = 20;

    private InpatientBill() {}

    public static String of(City city, String number, String person, Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(i == 0 ? "" : ",").append("{\"code\":\"").append(Province.item(random)).append("\",\"day\":\"2026-05-0")
                    .append(1 + i % 5).append("\",\"quantity\":\"1\",\"amountFen\":").append(10_000 + random.nextInt(90_000)).append('}');
        }
        return """
                {"institution":"%s","number":"%s","person":{"kind":"citizen-id","number":"%s"},"kind":"inpatient","referral":"proper",\
                "admitted":"2026-05-01","discharged":"2026-05-05","lines":[%s]}"""
                .formatted(city.hospital(), number, person, lines);
    }

    public static String reversal(City city, String number, String person) {
        return """
                {"institution":"%s","number":"%s","person":{"kind":"citizen-id","number":"%s"},"reason":"benchmark"}"""
                .formatted(city.hospital(), number, person);
    }
}
