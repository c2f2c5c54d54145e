package huiyu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.kernel.identifier.BirthCertificateNumber;
import huiyu.kernel.identifier.CitizenId;
import huiyu.kernel.identifier.CreditCode;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every amount, every timeline and every text, not only for the examples. */
class KernelPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 60;

    @Provide
    Arbitrary<List<Rate>> shares() {
        return Arbitraries.integers().between(0, 1000).list().ofMinSize(1).ofMaxSize(12).map(weights -> {
            int left = 1000;
            List<Rate> shares = new ArrayList<>();
            for (int weight : weights.subList(1, weights.size())) {
                int share = Math.min(weight / 2, left);
                shares.add(new Rate(new BigDecimal(share).movePointLeft(3)));
                left -= share;
            }
            shares.add(new Rate(new BigDecimal(left).movePointLeft(3)));
            return shares;
        });
    }

    @Property
    void parts_of_an_amount_sum_to_it_and_none_has_the_other_sign(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long fen, @ForAll @From("shares") List<Rate> shares) {
        Money whole = Money.ofFen(fen);
        List<Money> parts = whole.split(shares);

        assertThat(Money.sum(parts)).isEqualTo(whole);
        assertThat(parts).noneMatch(part -> whole.isNegative() ? part.isPositive() : part.isNegative());
        assertThat(parts).hasSameSizeAs(shares);
    }

    /** Each tenth rounds up to a fen; the last part was once minus four. */
    @Example
    void five_fen_in_ten_equal_parts() {
        List<Rate> tenths = Collections.nCopies(10, Rate.of("0.1"));

        assertThat(Money.ofFen(5).split(tenths)).noneMatch(Money::isNegative);
        assertThat(Money.ofFen(-5).split(tenths)).noneMatch(Money::isPositive);
    }

    @Property
    void an_amount_written_in_yuan_is_read_back(@ForAll long fen) {
        assertThat(Money.ofYuan(Money.ofFen(fen).toYuan())).isEqualTo(Money.ofFen(fen));
    }

    private static Arbitrary<Timeline.Entry<Integer>> entry() {
        return Combinators.combine(Arbitraries.integers().between(0, DAYS), Arbitraries.integers().between(1, 20), Arbitraries.integers().between(1, 3))
                .as((begin, length, value) -> new Timeline.Entry<>(new Period(FIRST.plusDays(begin), FIRST.plusDays(begin + length)), value));
    }

    @Provide
    Arbitrary<List<Timeline.Entry<Integer>>> entries() {
        return entry().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Timeline<Integer>> timeline() {
        return entries().map(entries -> Timeline.overlay(entries, Integer::sum));
    }

    @Property
    void an_overlay_has_on_every_day_the_sum_of_what_lies_there(@ForAll @From("entries") List<Timeline.Entry<Integer>> entries) {
        Timeline<Integer> overlay = Timeline.overlay(entries, Integer::sum);

        days().forEach(day -> {
            int expected = entries.stream().filter(entry -> entry.period().contains(day)).mapToInt(Timeline.Entry::value).sum();
            assertThat(overlay.at(day).orElse(0)).as("on %s", day).isEqualTo(expected);
        });
    }

    @Property
    void combining_and_cropping_and_compressing_agree_with_looking_day_by_day(
            @ForAll @From("timeline") Timeline<Integer> left, @ForAll @From("timeline") Timeline<Integer> right) {
        Period window = new Period(FIRST.plusDays(10), FIRST.plusDays(40));
        Timeline<Integer> both = left.innerCombine(right, (a, b) -> a * 10 + b);

        days().forEach(day -> {
            Optional<Integer> expected = left.at(day).flatMap(a -> right.at(day).map(b -> a * 10 + b));
            assertThat(both.at(day)).as("both on %s", day).isEqualTo(expected);
            assertThat(left.compress().at(day)).as("compressed on %s", day).isEqualTo(left.at(day));
            assertThat(left.crop(window).at(day)).as("cropped on %s", day).isEqualTo(window.contains(day) ? left.at(day) : Optional.empty());
            assertThat(left.gaps(window).stream().anyMatch(gap -> gap.contains(day))).as("gap on %s", day)
                    .isEqualTo(window.contains(day) && left.at(day).isEmpty());
        });
    }

    @Property
    void a_compressed_timeline_has_no_equal_neighbours_and_compressing_again_changes_nothing(@ForAll @From("timeline") Timeline<Integer> timeline) {
        Timeline<Integer> once = timeline.compress();
        assertThat(once.compress()).isEqualTo(once);
        List<Timeline.Entry<Integer>> entries = once.entries();
        assertThat(IntStream.range(1, entries.size()))
                .noneMatch(next -> entries.get(next - 1).period().until().equals(entries.get(next).period().from())
                        && entries.get(next - 1).value().equals(entries.get(next).value()));
    }

    @Property
    void no_text_makes_a_parser_of_identifiers_fail_and_what_it_accepts_it_accepts_again(@ForAll String text) {
        CitizenId.parse(text).findValue().ifPresent(id -> assertThat(CitizenId.parse(id.number()).isValid()).isTrue());
        BirthCertificateNumber.parse(text).findValue().ifPresent(number -> assertThat(BirthCertificateNumber.parse(number.number()).isValid()).isTrue());
        CreditCode.parse(text).findValue().ifPresent(code -> assertThat(CreditCode.parse(code.code()).isValid()).isTrue());
        DivisionCode.parse(text).findValue().ifPresent(code -> assertThat(DivisionCode.parse(code.code()).isValid()).isTrue());
    }

    /** Unlike random text, this comes close: eighteen digits, and a check character now and then. */
    @Property
    void one_wrong_digit_in_an_identity_number_is_found_out(
            @ForAll @IntRange(min = 0, max = 999) int sequence, @ForAll @IntRange(min = 0, max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
        String head = "370102" + "19940203" + String.format("%03d", sequence);
        String right = "0123456789X".chars().mapToObj(check -> head + (char) check).filter(number -> CitizenId.parse(number).isValid()).findFirst().orElseThrow();
        char changed = (char) ('0' + (right.charAt(place) - '0' + shift) % 10);
        String wrong = right.substring(0, place) + changed + right.substring(place + 1);

        assertThat(CitizenId.parse(wrong).isValid()).isFalse();
    }

    private static List<LocalDate> days() {
        return FIRST.minusDays(1).datesUntil(FIRST.plusDays(DAYS + 25)).toList();
    }
}
