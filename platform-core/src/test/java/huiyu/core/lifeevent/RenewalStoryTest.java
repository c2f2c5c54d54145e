package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.api.cases.model.Application;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.party.Families;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A programme that is asked for anew each year, as the national one: three instalments of 3,600 yuan. */
class RenewalStoryTest {

    private static final String PROGRAMME = "test-yearly";

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final TestCity jinan = new TestCity(CoreDatabase.createProvince());
    private UUID child;
    private UUID mother;

    @BeforeEach
    void theFirstYearIsAskedFor() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        child = jinan.report(jinan.birth()).event().subjectId();
        mother = transactions.read(jinan.id, read -> CaseworkContext.get(Families.class).roles(read, child)).keySet()
                .iterator().next();
        CaseworkContext.get(FamilyDesk.class).apply(jinan.guardian(mother), new Application(PROGRAMME, child));
    }

    @Test
    void a_guardian_renews_in_time_and_the_decision_grows_by_the_year() {
        Decision first = standing();
        CaseworkContext.CLOCK.set(LocalDate.of(2027, 3, 1));
        CaseFile renewal = CaseworkContext.get(FamilyDesk.class)
                .apply(jinan.guardian(mother), new Application(PROGRAMME, child));

        assertThat(renewal.kind()).isEqualTo(CaseKind.RENEWAL);
        Decision second = standing();
        assertThat(second.supersedes()).contains(first.id());
        assertThat(second.total()).isEqualTo(first.total().plus(second.difference().total()));
        assertThat(second.isGranted()).isTrue();
    }

    @Test
    void a_year_that_was_not_asked_for_is_lost_and_the_next_can_still_be() {
        CaseworkContext.CLOCK.set(LocalDate.of(2028, 2, 1));
        CaseworkContext.get(FamilyDesk.class).apply(jinan.guardian(mother), new Application(PROGRAMME, child));

        Decision after = standing();
        assertThat(after.assessment().forfeitedYears()).containsExactly(2027);
        assertThat(after.total()).isEqualTo(Money.ofYuan("7200.00"));
    }

    @Test
    void renewing_twice_in_a_year_changes_no_amount() {
        CaseworkContext.CLOCK.set(LocalDate.of(2027, 3, 1));
        CaseworkContext.get(FamilyDesk.class).apply(jinan.guardian(mother), new Application(PROGRAMME, child));
        Money total = standing().total();
        CaseworkContext.get(FamilyDesk.class).apply(jinan.guardian(mother), new Application(PROGRAMME, child));

        assertThat(standing().total()).isEqualTo(total);
        assertThat(standing().difference().total()).isEqualTo(Money.ZERO);
    }

    private Decision standing() {
        return transactions.read(
                jinan.id, read -> CaseworkContext.get(Decisions.class).findStanding(read, child, PROGRAMME).orElseThrow());
    }
}
