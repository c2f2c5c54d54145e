package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.Families;
import huiyu.core.party.FileDesk;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child of a granted monthly subsidy moves: to another city of the platform, or out of its reach. */
class MoveStoryTest {

    private static final LocalDate MOVED = LocalDate.of(2027, 1, 15);

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);
    private final TestCity qingdao = new TestCity(province);
    private LifeEventReport birth;
    private UUID child;
    private UUID mother;

    @BeforeEach
    void aMonthlySubsidyIsGranted() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        birth = jinan.birth();
        LifeEventIntake.Outcome outcome = jinan.report(birth);
        child = outcome.event().subjectId();
        mother = transactions.read(jinan.id, read -> CaseworkContext.get(Families.class).roles(read, child)).keySet()
                .iterator().next();
        decide(jinan, jinan.caseOf(outcome.cases(), "test-monthly").id());
        CaseworkContext.CLOCK.set(LocalDate.of(2027, 1, 20));
    }

    @Test
    void the_city_left_ends_the_entitlement_with_the_month_of_the_move_and_the_city_reached_goes_on_with_the_next() {
        move();
        TestCity.followUp();

        UUID change = openCase(jinan, child).orElseThrow();
        decide(jinan, change);
        Decision ended = standing(jinan, child).orElseThrow();
        // October 2026 to January 2027 of 36 months.
        assertThat(ended.total()).isEqualTo(Money.ofYuan("2400.00"));
        assertThat(ended.difference().total()).isEqualTo(Money.ofYuan("600.00").times(4 - 36));

        UUID there = CaseworkContext.get(FileDesk.class).find(qingdao.id, birth.getBirth().getChild().getBirthCertificate());
        decide(qingdao, openCase(qingdao, there).orElseThrow());
        Decision goesOn = standing(qingdao, there).orElseThrow();
        assertThat(goesOn.isGranted()).isTrue();
        assertThat(goesOn.assessment().segments().getFirst().from()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(ended.total().plus(goesOn.total())).isEqualTo(Money.ofYuan("600.00").times(36));
    }

    @Test
    void the_city_reached_may_decide_first_since_what_lies_beyond_the_move_was_given_up_with_it() {
        move();
        TestCity.followUp();

        UUID there = CaseworkContext.get(FileDesk.class).find(qingdao.id, birth.getBirth().getChild().getBirthCertificate());
        decide(qingdao, openCase(qingdao, there).orElseThrow());
        assertThat(standing(qingdao, there).orElseThrow().isGranted()).isTrue();

        decide(jinan, openCase(jinan, child).orElseThrow());
        assertThat(standing(jinan, child).orElseThrow().total()).isEqualTo(Money.ofYuan("2400.00"));
    }

    @Test
    void what_the_city_left_refuses_or_never_granted_opens_nothing_new_there() {
        move();
        TestCity.followUp();
        TestCity.followUp();

        assertThat(openCases(jinan)).isEqualTo(1);
        // The bonus is claimed by the city left; the city reached asks a person instead of refusing.
        assertThat(transactions.<List<String>>read(qingdao.id, read -> read.dsl()
                        .resultQuery(
                                """
                                select c.status || ' ' || t.subject from core.case_file c
                                  join core.task t on t.tenant_id = c.tenant_id and t.case_id = c.id and t.state <> 'done'
                                 where c.programme = 'test-bonus'""")
                        .fetch(0, String.class)))
                .containsExactly("awaiting-person claimed-by-city-left");
    }

    @Test
    void who_moves_back_is_looked_at_again_in_the_old_file() {
        move();
        TestCity.followUp();
        decide(jinan, openCase(jinan, child).orElseThrow());
        UUID there = CaseworkContext.get(FileDesk.class).find(qingdao.id, birth.getBirth().getChild().getBirthCertificate());
        UUID motherThere = transactions.read(
                        qingdao.id, read -> CaseworkContext.get(Families.class).roles(read, there)).keySet().iterator().next();

        CaseworkContext.CLOCK.set(LocalDate.of(2027, 6, 21));
        CaseworkContext.get(FileDesk.class)
                .move(wholeCity(qingdao), there, jinan.division, LocalDate.of(2027, 6, 10), motherThere);
        TestCity.followUp();
        decide(jinan, openCase(jinan, child).orElseThrow());

        // January's move ended it; from July on it goes on in the old file.
        assertThat(standing(jinan, child).orElseThrow().assessment().segments())
                .extracting(segment -> segment.from() + " " + segment.to())
                .containsExactly("2026-10-01 2027-01-31", "2027-07-01 2029-09-30");
    }

    @Test
    void a_move_out_of_the_platform_ends_the_entitlement_and_frees_the_child_at_the_registry() {
        CaseFile change = jinan.caseOf(jinan.report(jinan.move(child, "110101", MOVED)).cases(), "test-monthly");
        decide(jinan, change.id());
        Decision ended = standing(jinan, child).orElseThrow();
        assertThat(ended.total()).isEqualTo(Money.ofYuan("2400.00"));
        assertThat(ended.supersedes()).isPresent();
    }

    @Test
    void a_file_handed_over_to_a_city_that_is_not_there_stays() {
        assertThatThrownBy(() -> CaseworkContext.get(FileDesk.class)
                        .move(wholeCity(jinan), child, "110101", MOVED, mother))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("toDivisionCode city-unknown"));
        TestCity.followUp();
        assertThat(openCase(jinan, child)).isEmpty();
    }

    private void move() {
        CaseworkContext.get(FileDesk.class).move(wholeCity(jinan), child, qingdao.division, MOVED, mother);
    }

    private static Actor wholeCity(TestCity city) {
        return city.actor("clerk-of-the-city", Role.CASEWORKER, Optional.empty());
    }

    private static void decide(TestCity city, UUID caseId) {
        ReviewDesk desk = CaseworkContext.get(ReviewDesk.class);
        desk.approve(wholeCity(city), caseId);
        desk.approve(city.actor("reviewer-of-the-city", Role.REVIEWER, Optional.empty()), caseId);
        assertThat(desk.status(city.id, caseId)).isEqualTo(CaseStatus.DECIDED);
        TestCity.followUp();
    }

    private Optional<Decision> standing(TestCity city, UUID subject) {
        return transactions.read(city.id, read -> CaseworkContext.get(Decisions.class).findStanding(read, subject, "test-monthly"));
    }

    private Optional<UUID> openCase(TestCity city, UUID subject) {
        return CaseworkContext.get(FamilyDesk.class).seen(wholeCity(city)).stream()
                .filter(file -> file.getSubjectId().equals(subject) && file.getProgramme().equals("test-monthly"))
                .filter(file -> file.getStatus().getValue().equals("in-review"))
                .map(file -> file.getId())
                .findFirst();
    }

    private long openCases(TestCity city) {
        return CaseworkContext.get(FamilyDesk.class).seen(wholeCity(city)).stream()
                .filter(file -> !file.getStatus().getValue().equals("decided"))
                .count();
    }
}
