package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStatus;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.ReviewDesk;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.party.FileDesk;
import huiyu.core.party.TestNumbers;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One child reported twice, under its certificate and under its number: two files with cases and decisions of their own. */
class FileMergeStoryTest {

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);
    private LifeEventIntake.Outcome first;
    private LifeEventIntake.Outcome second;

    @BeforeEach
    void twoFilesOfOneChild() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        LifeEventReport birth = jinan.birth();
        first = jinan.report(birth);
        // The other source knows another paper; one child has one certificate, so the two do not meet by themselves.
        LifeEventReport other = jinan.birth();
        other.getBirth().setParents(birth.getBirth().getParents());
        second = jinan.report(other);
        withoutCertificate(second.event().subjectId());
        CaseworkContext.get(FileDesk.class)
                .identify(jinan.clerk(), second.event().subjectId(), TestNumbers.citizenId(TestCity.BORN));
        TestCity.followUp();
    }

    @Test
    void of_two_open_cases_the_earlier_goes_on_and_the_other_is_closed_with_its_receipt_as_reason() {
        merge();

        assertThat(status(first)).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(status(second)).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(lastReason(monthly(second).id())).contains(monthly(first).receiptNumber());
        assertThat(openMonthly()).containsExactly(monthly(first).id());
    }

    @Test
    void of_two_grants_one_stands_and_the_other_is_ended_by_a_decision_with_its_difference() {
        merge();

        List<Decision> bonuses = standing("test-bonus");
        assertThat(bonuses).filteredOn(Decision::isGranted).singleElement()
                .satisfies(decision -> assertThat(decision.subjectId()).isEqualTo(first.event().subjectId()));
        assertThat(bonuses).filteredOn(decision -> !decision.isGranted()).singleElement().satisfies(decision -> {
            assertThat(decision.subjectId()).isEqualTo(second.event().subjectId());
            assertThat(decision.assessment().reasons()).extracting(reason -> reason.code()).containsExactly("DOUBLE_FILE");
            assertThat(decision.difference().total()).isEqualTo(Money.ofYuan("-1000.00"));
        });
    }

    @Test
    void following_up_again_changes_nothing_and_a_changed_fact_does_not_bring_the_second_grant_back() {
        merge();
        int decided = standing("test-bonus").size();
        TestCity.followUp();
        jinan.report(jinan.birthOrder(first.event().subjectId(), 2));
        TestCity.followUp();

        assertThat(standing("test-bonus")).hasSize(decided).filteredOn(Decision::isGranted).hasSize(1);
        assertThat(openMonthly()).hasSize(1);
    }

    @Test
    void what_is_decided_under_one_file_is_not_decided_again_under_the_other() {
        merge();
        decide(monthly(first).id());
        assertThat(standing("test-monthly")).filteredOn(Decision::isGranted).hasSize(1);
        jinan.report(jinan.death(second.event().subjectId(), LocalDate.of(2026, 11, 1)));
        TestCity.followUp();

        UUID change = openMonthly().getFirst();
        decide(change);
        Decision now = standing("test-monthly").stream().filter(Decision::isGranted).findFirst().orElseThrow();
        assertThat(now.subjectId()).isEqualTo(first.event().subjectId());
        // October and November; the month of death is paid.
        assertThat(now.total()).isEqualTo(Money.ofYuan("1200.00"));
    }

    @Test
    void an_undone_merge_gives_each_file_its_case_and_its_grant_back() {
        UUID merge = merge();
        CaseworkContext.get(FileDesk.class).undo(jinan.clerk(), merge);
        TestCity.followUp();
        TestCity.followUp();

        assertThat(openMonthly()).hasSize(2).contains(monthly(first).id());
        assertThat(standing("test-bonus", first)).filteredOn(Decision::isGranted).hasSize(1);
        List<Decision> back = standing("test-bonus", second);
        assertThat(back).singleElement().satisfies(decision -> {
            assertThat(decision.isGranted()).isTrue();
            assertThat(decision.difference().total()).isEqualTo(Money.ofYuan("1000.00"));
        });
    }

    @Test
    void a_claim_found_to_be_held_by_two_cities_stops_the_case_and_asks_a_person() {
        TestCity qingdao = new TestCity(province);
        LifeEventReport there = qingdao.birth();
        LifeEventIntake.Outcome elsewhere = qingdao.report(there);
        String number = TestNumbers.citizenId(TestCity.BORN);
        CaseworkContext.get(FileDesk.class).identify(qingdao.clerk(), elsewhere.event().subjectId(), number);
        CaseworkContext.get(FileDesk.class).identify(jinan.clerk(), first.event().subjectId(), number);
        TestCity.followUp();

        assertThat(doubts()).containsExactly("test-bonus awaiting-person", "test-monthly awaiting-person");
    }

    private List<String> doubts() {
        return transactions.read(jinan.id, read -> read.dsl()
                .resultQuery(
                        """
                        select c.programme || ' ' || c.status from core.task t
                          join core.case_file c on c.tenant_id = t.tenant_id and c.id = t.case_id
                         where t.kind = 'unfinished' and t.state <> 'done' and t.reason_zh like '%另一城市%' order by 1""")
                .fetch(0, String.class));
    }

    private UUID merge() {
        UUID merge = CaseworkContext.get(FileDesk.class)
                .merge(jinan.clerk(), first.event().subjectId(), second.event().subjectId());
        TestCity.followUp();
        return merge;
    }

    /** As if the second source had never known the certificate. */
    private void withoutCertificate(UUID person) {
        transactions.execute(jinan.id, tx -> tx.dsl()
                .execute("update core.person_identifier set superseded_at = now() where person_id = ?", person));
    }

    private CaseFile monthly(LifeEventIntake.Outcome outcome) {
        return jinan.caseOf(outcome.cases(), "test-monthly");
    }

    private CaseStatus status(LifeEventIntake.Outcome outcome) {
        return CaseworkContext.get(ReviewDesk.class).status(jinan.id, monthly(outcome).id());
    }

    private void decide(UUID caseId) {
        ReviewDesk desk = CaseworkContext.get(ReviewDesk.class);
        desk.approve(jinan.clerk(), caseId);
        desk.approve(jinan.reviewer(), caseId);
        TestCity.followUp();
    }

    private List<UUID> openMonthly() {
        return CaseworkContext.get(FamilyDesk.class).seen(jinan.clerk()).stream()
                .filter(file -> file.getProgramme().equals("test-monthly"))
                .filter(file -> file.getStatus().getValue().equals("in-review"))
                .map(file -> file.getId())
                .toList();
    }

    private List<Decision> standing(String programme) {
        return standing(programme, first);
    }

    private List<Decision> standing(String programme, LifeEventIntake.Outcome of) {
        return transactions.<List<Decision>>read(jinan.id, read -> CaseworkContext.get(Decisions.class)
                        .listStanding(read, of.event().subjectId())).stream()
                .filter(decision -> decision.programme().equals(programme))
                .toList();
    }

    private String lastReason(UUID caseId) {
        return transactions.<Optional<String>>read(jinan.id, read -> read.dsl()
                        .resultQuery("select reason from core.case_step where case_id = ? order by seq desc limit 1", caseId)
                        .fetchOptional(0, String.class))
                .orElseThrow();
    }
}
