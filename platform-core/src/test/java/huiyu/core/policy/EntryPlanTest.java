package huiyu.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.policy.EntryPlan.Addition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryPlanTest {

    private static final UUID PROPOSAL = new UUID(0, 1);
    private static final UUID DISTRICT = new UUID(0, 2);

    @Test
    void a_new_value_cuts_short_what_is_open_ended() {
        EntryPlan plan = EntryPlan.of(List.of(value("600", "2023-01-01", null)), List.of(set("700", "2027-01-01", null)));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.superseded()).hasSize(1);
        assertThat(plan.added())
                .containsExactly(added("600", "2023-01-01", "2026-12-31"), added("700", "2027-01-01", null));
    }

    @Test
    void a_value_for_some_months_does_not_bring_the_old_one_back() {
        EntryPlan plan = EntryPlan.of(
                List.of(value("600", "2023-01-01", null)), List.of(set("700", "2027-01-01", "2027-12-31")));

        assertThat(plan.added())
                .containsExactly(added("600", "2023-01-01", "2026-12-31"), added("700", "2027-01-01", "2027-12-31"));
    }

    @Test
    void a_replacement_in_the_middle_keeps_both_sides() {
        Change correction = replacing("650", "2024-01-01", "2024-12-31");

        EntryPlan plan = EntryPlan.of(List.of(value("600", "2023-01-01", null)), List.of(correction));

        assertThat(plan.added())
                .containsExactly(
                        added("600", "2023-01-01", "2023-12-31"),
                        added("600", "2025-01-01", null),
                        added("650", "2024-01-01", "2024-12-31"));
    }

    @Test
    void a_value_that_is_not_touched_stays_as_it_is() {
        PolicyEntry early = value("500", "2022-01-01", "2022-12-31");

        EntryPlan plan = EntryPlan.of(List.of(early), List.of(set("700", "2027-01-01", null)));

        assertThat(plan.kept()).containsExactly(early);
        assertThat(plan.superseded()).isEmpty();
        assertThat(plan.added()).hasSize(1);
    }

    @Test
    void a_districts_value_stands_beside_the_citys() {
        Change inDistrict = new Change(
                EntryKind.VALUE, Change.Action.SET, "k", DISTRICT, day("2027-01-01"), null, false, Map.of("value", "900"));

        EntryPlan plan = EntryPlan.of(List.of(value("600", "2023-01-01", null)), List.of(inDistrict));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.superseded()).isEmpty();
    }

    @Test
    void a_value_over_one_with_an_end_of_its_own_is_an_overlap() {
        EntryPlan plan = EntryPlan.of(
                List.of(value("600", "2023-01-01", "2027-06-30")), List.of(set("700", "2027-01-01", null)));

        assertThat(plan.problems())
                .containsExactly(ChangeProblem.of(
                        0, "validFrom", "overlap", Map.of("with", "2023-01-01 – 2027-06-30")));
        assertThat(plan.added()).isEmpty();
    }

    @Test
    void a_value_from_the_same_day_as_the_standing_one_is_an_overlap() {
        EntryPlan plan = EntryPlan.of(List.of(value("600", "2027-01-01", null)), List.of(set("700", "2027-01-01", null)));

        assertThat(plan.problems()).extracting(ChangeProblem::rule).containsExactly("overlap");
    }

    @Test
    void two_changes_of_one_proposal_may_not_overlap() {
        EntryPlan plan = EntryPlan.of(
                List.of(), List.of(replacing("600", "2027-01-01", null), replacing("700", "2027-06-01", null)));

        assertThat(plan.problems()).extracting(ChangeProblem::field).containsExactly("changes[1].validFrom");
    }

    @Test
    void a_whole_series_replaces_a_value_piece_by_piece() {
        EntryPlan plan = EntryPlan.of(
                List.of(value("600", "2023-01-01", null)),
                List.of(replacing("500", "2023-01-01", "2023-12-31"), replacing("700", "2024-01-01", null)));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.added())
                .containsExactly(added("500", "2023-01-01", "2023-12-31"), added("700", "2024-01-01", null));
    }

    @Test
    void a_value_ends_on_its_last_day() {
        EntryPlan plan = EntryPlan.of(List.of(value("600", "2023-01-01", null)), List.of(end("2025-12-31")));

        assertThat(plan.added()).containsExactly(added("600", "2023-01-01", "2025-12-31"));
    }

    @Test
    void what_is_not_there_cannot_end() {
        EntryPlan plan = EntryPlan.of(List.of(value("600", "2026-01-01", null)), List.of(end("2025-12-31")));

        assertThat(plan.problems()).extracting(ChangeProblem::rule).containsExactly("nothing-to-end");
    }

    @Test
    void a_definition_replaces_the_one_before() {
        PolicyEntry before = entry(EntryKind.PARAMETER, Map.of("type", "money"), null, null);
        Change change = new Change(
                EntryKind.PARAMETER, Change.Action.SET, "k", null, day("2027-01-01"), null, false, Map.of("type", "rate"));

        EntryPlan plan = EntryPlan.of(List.of(before), List.of(change));

        assertThat(plan.superseded()).containsExactly(before);
        assertThat(plan.added())
                .containsExactly(new Addition(
                        new EntrySlot(EntryKind.PARAMETER, "k", null), null, null, Map.of("type", "rate")));
    }

    @Test
    void days_in_disorder_are_named() {
        EntryPlan plan = EntryPlan.of(List.of(), List.of(set("700", "2027-01-01", "2026-12-31")));

        assertThat(plan.problems())
                .extracting(ChangeProblem::field, ChangeProblem::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("changes[0].validTo", "period-order"));
    }

    private static Change set(String value, String from, String to) {
        return change(value, from, to, false);
    }

    private static Change replacing(String value, String from, String to) {
        return change(value, from, to, true);
    }

    private static Change change(String value, String from, String to, boolean replace) {
        return new Change(
                EntryKind.VALUE, Change.Action.SET, "k", null, day(from), day(to), replace, Map.of("value", value));
    }

    private static Change end(String lastDay) {
        return new Change(EntryKind.VALUE, Change.Action.END, "k", null, null, day(lastDay), false, Map.of());
    }

    private static Addition added(String value, String from, String to) {
        return new Addition(new EntrySlot(EntryKind.VALUE, "k", null), day(from), day(to), Map.of("value", value));
    }

    private static PolicyEntry value(String value, String from, String to) {
        return entry(EntryKind.VALUE, Map.of("value", value), day(from), day(to));
    }

    private static PolicyEntry entry(EntryKind kind, Map<String, Object> content, LocalDate from, LocalDate to) {
        EntrySlot slot = new EntrySlot(kind, "k", null);
        return new PolicyEntry(UUID.randomUUID(), 7, slot, from, to, content, PROPOSAL, Instant.EPOCH, null);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
