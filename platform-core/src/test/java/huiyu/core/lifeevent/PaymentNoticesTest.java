package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.casework.CaseworkContext;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.job.Outbox;
import huiyu.core.party.Families;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A family that is paid nine months of arrears is told once; what failed is told once too. */
class PaymentNoticesTest {

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final TestCity jinan = new TestCity(province);
    private final TestCity qingdao = new TestCity(province);
    private UUID child;
    private UUID mother;

    @BeforeEach
    void aChildIsOnFile() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        child = jinan.report(jinan.birth()).event().subjectId();
        mother = transactions.read(jinan.id, read -> CaseworkContext.get(Families.class).roles(read, child)).keySet()
                .iterator().next();
        TestCity.followUp();
    }

    @Test
    void all_that_one_answer_of_the_bank_pays_somebody_is_one_notice() {
        UUID answer = Ids.next();
        for (int month = 1; month <= 9; month++) {
            line(answer, mother, LocalDate.of(2026, month, 1), null);
        }
        // whose payee was not recorded: the guardian is told, who is the same person
        line(answer, null, LocalDate.of(2026, 10, 1), null);
        line(answer, mother, LocalDate.of(2026, 11, 1), "AC04");
        answered(answer);
        answered(answer);

        assertThat(bodies("payment.paid")).singleElement().asString()
                .contains("共 10 笔 6000.00 元", "测试育儿补贴", "2026-01-01 – 2026-10-01");
        assertThat(bodies("payment.failed")).singleElement().asString().contains("共 1 笔 600.00 元", "账户已销户");

        UUID later = Ids.next();
        line(later, mother, LocalDate.of(2026, 12, 1), null);
        answered(later);
        assertThat(bodies("payment.paid")).hasSize(2);
        assertThat(qingdao.id).isNotEqualTo(jinan.id);
        long elsewhere = transactions.<Long>read(qingdao.id, read -> read.dsl()
                .fetchSingle("select count(*) from core.notice where template_code like 'payment.%'")
                .get(0, Long.class));
        assertThat(elsewhere).isZero();
    }

    private void answered(UUID answer) {
        transactions.execute(
                jinan.id, tx -> CaseworkContext.get(Outbox.class).publish(tx, "payment.answered", answer, "finance-1"));
        TestCity.followUp();
    }

    private List<String> bodies(String template) {
        return transactions.read(jinan.id, read -> read.dsl()
                .fetch("select body_zh from core.notice where tenant_id = ? and person_id = ? and template_code = ?", jinan.id, mother, template)
                .getValues(0, String.class));
    }

    private void line(UUID answer, UUID payee, LocalDate period, String reason) {
        UUID order = Ids.next();
        transactions.execute(jinan.id, tx -> {
            tx.dsl().execute(
                    """
                    insert into core.payment_order (tenant_id, id, decision_id, subject_id, programme, component, period_from,
                                                    sequence, kind, amount_fen, created_at)
                    values (?, ?, ?, ?, 'test-monthly', 'base', ?, 0, 'regular', 60000, now())""",
                    jinan.id, order, Ids.next(), child, period);
            tx.dsl().execute(
                    """
                    insert into core.payment_line (tenant_id, order_id, payee_no, attempt, subject_id, payee_role, payee_id, status,
                                                   amount_fen, account_shown, reference, fund_ids, fund_fens, reason_code,
                                                   reason_text, answer_id, created_at, changed_at)
                    values (?, ?, 0, 0, ?, 'mother', ?, ?, 60000, '6222 **** 1234', '测试', '{}', '{}', ?, ?, ?, now(), now())""",
                    jinan.id, order, child, payee, reason == null ? "paid" : "failed", reason,
                    reason == null ? null : "账户已销户", answer);
        });
    }
}
