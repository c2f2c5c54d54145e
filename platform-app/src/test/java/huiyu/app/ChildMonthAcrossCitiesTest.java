package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.db.CoreDatabase;
import huiyu.core.party.TestNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child moves from a nursery of one city to one of another in mid-month: by the cities' rule one of them is paid, or both by days. */
class ChildMonthAcrossCitiesTest extends PlatformTest {

    private static final YearMonth TO_THE_FIRST = YearMonth.of(2026, 5);
    private static final YearMonth TO_THE_LAST = YearMonth.of(2026, 7);
    private static final YearMonth BY_DAYS = YearMonth.of(2026, 9);

    private static ChildcareCity here;
    private static ChildcareCity there;

    @BeforeEach
    void twoCitiesWithOneRule() {
        if (here != null) {
            return;
        }
        here = ChildcareCity.inheriting(mvc, "shandong-jinan");
        there = ChildcareCity.withoutPolicy(mvc, here.province);
        for (ChildcareCity city : List.of(here, there)) {
            city.read("childcare.month.transfer", "\"last\"", TO_THE_LAST.atDay(1));
            city.read("childcare.month.transfer", "\"by_days\"", BY_DAYS.atDay(1));
        }
        here.register("SENDER", 20);
        there.register("RECEIVER", 20);
    }

    @Test
    void the_sender_keeps_the_month_whoever_reports_first() {
        moves(TO_THE_FIRST, 2);
        assertThat(close(there, "RECEIVER", TO_THE_FIRST)).as("nobody else has reported yet").isEqualTo("1");
        assertThat(close(here, "SENDER", TO_THE_FIRST)).isEqualTo("1");

        events.dispatchAll();

        assertThat(counted(there, "RECEIVER", TO_THE_FIRST)).isEqualTo("0");
        assertThat(reason(there, "RECEIVER", TO_THE_FIRST)).isEqualTo("CLAIMED_ELSEWHERE");
        assertThat(counted(here, "SENDER", TO_THE_FIRST)).isEqualTo("1");
    }

    @Test
    void the_receiver_takes_the_month_over_and_the_sender_s_is_counted_again() {
        moves(TO_THE_LAST, 2);
        assertThat(close(here, "SENDER", TO_THE_LAST)).isEqualTo("1");
        assertThat(close(there, "RECEIVER", TO_THE_LAST)).isEqualTo("1");

        events.dispatchAll();

        assertThat(counted(here, "SENDER", TO_THE_LAST)).isEqualTo("0");
        assertThat(reason(here, "SENDER", TO_THE_LAST)).isEqualTo("CLAIMED_ELSEWHERE");
        assertThat(DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                        .fetch("select units::int from childcare.child_month where tenant_id = ? and month = ? order by recorded_at", here.id, TO_THE_LAST.atDay(1))
                        .getValues(0, Integer.class))
                .as("what was said before stays as it was said").containsExactly(1, 0);
    }

    @Test
    void by_days_both_are_paid_their_part_and_neither_sees_the_other() {
        List<LocalDate> days = here.workingDays(BY_DAYS);
        moves(BY_DAYS, 3);
        assertThat(close(here, "SENDER", BY_DAYS)).as("a third alone is too little").isEqualTo("0");
        BigDecimal receiver = new BigDecimal(close(there, "RECEIVER", BY_DAYS));

        events.dispatchAll();

        BigDecimal sender = new BigDecimal(counted(here, "SENDER", BY_DAYS));
        int first = days.size() / 3;
        assertThat(sender.doubleValue()).isCloseTo((double) first / days.size(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(sender.add(receiver)).isBetween(new BigDecimal("0.9999999998"), BigDecimal.ONE);
        assertThat(body(ok(there.as("caseworker").get("/childcare/institutions/RECEIVER/months/" + BY_DAYS), 200))).doesNotContain("SENDER");
        assertThat(there.as("caseworker").get("/childcare/institutions/SENDER/months/" + BY_DAYS)).hasStatus(404);
    }

    /** After one part in so many of the working days. */
    private static void moves(YearMonth month, int parts) {
        List<LocalDate> days = here.workingDays(month);
        LocalDate change = days.get(days.size() / parts);
        String certificate = TestNumbers.certificate();
        String with = here.child(14, certificate);
        String after = there.child(14, certificate);
        ok(here.enrol("SENDER", with, "full_day", month.atDay(1).toString(), change.minusDays(1).toString()), 201);
        ok(there.enrol("RECEIVER", after, "full_day", change.toString(), month.atEndOfMonth().toString()), 201);
        here.comes("SENDER", with, days.subList(0, days.size() / parts));
        there.comes("RECEIVER", after, days.subList(days.size() / parts, days.size()));
    }

    private static String close(ChildcareCity city, String institution, YearMonth month) {
        return text(ok(city.system(institution).put("/childcare/institutions/" + institution + "/months/" + month, null), 200), "$.childMonths");
    }

    private static String counted(ChildcareCity city, String institution, YearMonth month) {
        return text(ok(city.as("caseworker").get("/childcare/institutions/" + institution + "/months/" + month), 200), "$.childMonths");
    }

    private static String reason(ChildcareCity city, String institution, YearMonth month) {
        String answer = body(ok(city.as("caseworker").get("/childcare/institutions/" + institution + "/months/" + month), 200));
        return JsonPath.<List<String>>read(answer, "$.children[*].reason").getFirst();
    }
}
