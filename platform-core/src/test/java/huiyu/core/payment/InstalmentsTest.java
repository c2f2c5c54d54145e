package huiyu.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.definition.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SQL reckons for sets is what policy reckons for one. */
class InstalmentsTest {

    private static final int SEGMENTS = 2_000;
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

    /** @param month the run's: instalments are asked for up to its end */
    private record Asked(EntitlementSegment segment, YearMonth month) {

        static Asked random(Random random) {
            LocalDate from = FIRST.plusDays(random.nextInt(2_000));
            LocalDate to = from.plusDays(random.nextInt(1_500));
            Cadence cadence = Cadence.values()[random.nextInt(Cadence.values().length)];
            return new Asked(
                    new EntitlementSegment("basic", new Text("补贴", "Subsidy"), cadence, from, to, Money.ofFen(100), 0, from, List.of(), List.of(), List.of()),
                    YearMonth.from(from).plusMonths(random.nextInt(60) - 6));
        }

        TreeSet<LocalDate> byPolicy() {
            return segment.instalments().stream()
                    .map(Instalment::from)
                    .filter(day -> !day.isAfter(month.atEndOfMonth()))
                    .map(day -> switch (segment.cadence()) {
                        case MONTH -> day.withDayOfMonth(1);
                        case YEAR -> day.withDayOfYear(1);
                        case ONCE -> day;
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void instalments_begun_by_the_end_of_a_month_are_those_of_policy() {
        Random random = new Random(20261122);
        List<Asked> asked = Stream.generate(() -> Asked.random(random)).limit(SEGMENTS).toList();

        Map<Integer, List<LocalDate>> bySql = CoreDatabase.dsl()
                .fetch(
                        """
                        select a.n, i.period_from
                          from unnest(?::text[], ?::date[], ?::date[], ?::date[]) with ordinality as a (cadence, valid_from, valid_to, up_to, n)
                         cross join lateral core.instalments(a.cadence, a.valid_from, least(a.valid_to, a.up_to)) i
                         where i.starts_on <= a.up_to""",
                        column(asked, one -> one.segment().cadence().name()).toArray(String[]::new),
                        column(asked, one -> one.segment().from()).toArray(LocalDate[]::new),
                        column(asked, one -> one.segment().to()).toArray(LocalDate[]::new),
                        column(asked, one -> one.month().atEndOfMonth()).toArray(LocalDate[]::new))
                .intoGroups(row -> row.get("n", Integer.class) - 1, row -> row.get("period_from", LocalDate.class));

        assertThat(IntStream.range(0, SEGMENTS)).allSatisfy(n ->
                assertThat(bySql.getOrDefault(n, List.of())).containsExactlyInAnyOrderElementsOf(asked.get(n).byPolicy()));
    }

    private static <T> List<T> column(List<Asked> asked, Function<Asked, T> value) {
        return asked.stream().map(value).toList();
    }
}
