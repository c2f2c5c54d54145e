package huiyu.core.payment;

import static huiyu.core.payment.PaymentWorld.PROGRAMME;
import static huiyu.core.payment.PaymentWorld.Segment.monthly;
import static huiyu.core.payment.PaymentWorld.finance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.Fund;
import huiyu.core.fund.Funder;
import huiyu.core.web.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BankFileTest {

    private final PaymentWorld world = new PaymentWorld();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final UUID ming = UUID.randomUUID();
    private final UUID hong = UUID.randomUUID();
    private UUID fund;
    private UUID batch;

    @BeforeEach
    void twoChildrenAreInABatch() {
        fund = world.funds.createFund(jinan, "city", Funder.CITY, PROGRAMME, "10000.00");
        world.accounts.give(ming, PaymentWorld.account(ming, "mother", "欧阳若曦", true));
        world.accounts.give(hong, PaymentWorld.account(hong, "father", "李强", true));
        world.decide(jinan, ming, null, monthly("2026-11-01", "2026-11-30", 600_01));
        world.decide(jinan, hong, null, monthly("2026-11-01", "2026-11-30", 800_09));
        world.run(jinan, "2026-11");
        batch = world.batchesOf(jinan).getFirst().id();
    }

    @Test
    void the_file_is_read_by_an_independent_library_with_exact_sums_and_chinese_names() {
        MxPain00100109 file = MxPain00100109.parse(world.send(jinan, batch));

        var header = file.getCstmrCdtTrfInitn().getGrpHdr();
        var payment = file.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        assertThat(header.getNbOfTxs()).isEqualTo("2");
        assertThat(header.getCtrlSum()).isEqualByComparingTo("1400.10");
        assertThat(payment.getCtrlSum()).isEqualByComparingTo("1400.10");
        assertThat(payment.getDbtr().getNm()).isEqualTo("济南市财政局");
        assertThat(payment.getDbtrAcct().getId().getOthr().getId()).isEqualTo("3700001234567890");
        assertThat(payment.getDbtrAgt().getFinInstnId().getClrSysMmbId().getMmbId()).isEqualTo("105451000001");
        List<CreditTransferTransaction34> transfers = payment.getCdtTrfTxInf();
        assertThat(transfers).extracting(transfer -> transfer.getCdtr().getNm()).containsExactlyInAnyOrder("欧阳若曦", "李强");
        assertThat(transfers).allSatisfy(transfer -> {
            assertThat(transfer.getPmtId().getEndToEndId()).hasSizeLessThanOrEqualTo(35);
            assertThat(transfer.getAmt().getInstdAmt().getCcy()).isEqualTo("CNY");
        });
        assertThat(transfers.stream().map(transfer -> transfer.getAmt().getInstdAmt().getValue()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1400.10");
    }

    @Test
    void accounts_and_files_are_unreadable_in_the_database() {
        world.send(jinan, batch);
        String account = PaymentWorld.account(ming, "mother", "欧阳若曦", true).number();

        world.transactions.execute(jinan, tx -> {
            assertThat(tx.dsl().fetch("select * from core.payment_line").formatJSON()).doesNotContain(account, "欧阳若曦");
            assertThat(tx.dsl().fetch("select encode(cipher, 'escape') from core.payment_file").formatCSV()).doesNotContain(account);
        });
    }

    @Test
    void nobody_releases_what_they_checked_themselves() {
        check("finance-1");

        refused("four-eyes", () -> release("finance-1"));
        assertThat(release("finance-2").releasedBy()).isEqualTo("finance-2");
    }

    @Test
    void a_draft_cannot_be_released_and_an_unreleased_batch_has_no_file() {
        refused("batch-not-checked", () -> release("finance-2"));
        refused("batch-not-released", () -> world.transactions.run(jinan, tx -> world.batches.download(tx, batch, finance(jinan, "finance-1"))));
    }

    @Test
    void of_many_releases_at_once_one_succeeds_and_one_file_is_made() throws Exception {
        check("finance-1");
        Callable<Boolean> release = () -> {
            try {
                release("finance-2");
                return true;
            } catch (ProblemException refused) {
                assertThat(refused.code()).isEqualTo("batch-not-checked");
                return false;
            }
        };

        long released = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(release, release, release, release))) {
                released += done.get() ? 1 : 0;
            }
        }
        assertThat(released).isEqualTo(1);
        assertThat(count("select count(*) from core.payment_file")).isEqualTo(1);
    }

    @Test
    void a_changed_account_is_held_back_by_the_check_and_stops_the_release() {
        world.accounts.give(ming, PaymentWorld.account(ming, "mother", "欧阳若曦(新)", true));
        assertThat(check("finance-1").lineCount()).isEqualTo(1);
        assertThat(world.linesOf(jinan, ming)).extracting(PaymentLine::reasonCode).containsExactly("account-changed");

        world.accounts.give(hong, PaymentWorld.account(hong, "father", "李强", false));
        refused("batch-accounts-changed", () -> release("finance-2"));
    }

    @Test
    void paid_and_rejected_lines_are_booked_and_the_same_file_read_again_gives_the_same_result() {
        String sent = world.send(jinan, batch);
        String digits = digits(hong);
        String answer = BankSimulator.answer(sent, Map.of(digits, "AC04"));
        assertThat(MxPain00200110.parse(answer).getCstmrPmtStsRpt().getOrgnlPmtInfAndSts().getFirst().getTxInfAndSts()).hasSize(2);

        BankAnswerFlow.Result first = world.answer(jinan, batch, answer);
        BankAnswerFlow.Result second = world.answer(jinan, batch, answer);

        assertThat(first).isEqualTo(new BankAnswerFlow.Result(1, 1, 0, List.of(), List.of()));
        assertThat(second).isEqualTo(first);
        assertThat(world.linesOf(jinan, ming)).extracting(PaymentLine::status).containsExactly(PaymentLine.Status.PAID);
        assertThat(world.linesOf(jinan, hong)).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo(PaymentLine.Status.FAILED);
            assertThat(line.reasonCode()).isEqualTo("AC04");
            assertThat(line.reasonText()).isEqualTo("账户已销户");
        });
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 8_599_90, 0, 800_09, 600_01, 0));
        assertThat(count("select count(*) from core.outbox_event where kind = 'payment.answered'")).isEqualTo(1);
        assertThat(world.batchesOf(jinan)).extracting(PaymentBatch::status).containsExactly(PaymentBatch.Status.CONFIRMED);
    }

    @Test
    void a_failed_line_is_tried_again_once_and_never_twice_at_a_time() {
        fail(hong);
        UUID failed = world.linesOf(jinan, hong).getFirst().id();
        world.accounts.give(hong, PaymentWorld.account(hong, "father", "李强", false));
        refused("account-unverified", () -> retry(failed));

        world.accounts.give(hong, PaymentWorld.account(hong, "father", "李强 ", true));
        PaymentLine second = retry(failed);
        refused("line-not-failed", () -> retry(failed));
        world.run(jinan, "2026-11");
        world.pay(jinan, Map.of());

        assertThat(second.attempt()).isEqualTo(1);
        assertThat(world.linesOf(jinan, hong)).extracting(PaymentLine::status)
                .containsExactlyInAnyOrder(PaymentLine.Status.REPLACED, PaymentLine.Status.PAID);
        assertThat(world.funds.balance(jinan, fund).paidFen()).isEqualTo(1_400_10);
        assertThat(world.batchesOf(jinan)).extracting(PaymentBatch::status).containsOnly(PaymentBatch.Status.CLOSED);
    }

    @Test
    void a_line_given_up_frees_its_money_and_no_run_takes_it_up_again() {
        fail(hong);
        UUID failed = world.linesOf(jinan, hong).getFirst().id();

        world.transactions.execute(jinan, tx -> world.failures.cancel(tx, failed, "家长放弃领取", finance(jinan, "finance-1")));
        world.run(jinan, "2026-11");

        assertThat(world.linesOf(jinan, hong)).extracting(PaymentLine::status).containsExactly(PaymentLine.Status.CANCELLED);
        assertThat(world.funds.balance(jinan, fund)).isEqualTo(new Fund.Balance(10_000_00, 9_399_99, 0, 0, 600_01, 0));
    }

    @Test
    void an_answer_to_the_whole_file_holds_for_every_line() {
        world.send(jinan, batch);

        world.answer(jinan, batch, """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>
                </OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""".formatted(messageId()));

        assertThat(world.linesOf(jinan, ming)).extracting(PaymentLine::reasonCode).containsExactly("FF01");
        assertThat(world.linesOf(jinan, hong)).extracting(PaymentLine::reasonCode).containsExactly("FF01");
    }

    @Test
    void unknown_references_are_reported_and_a_paid_line_rejected_later_stays_paid_and_is_named() {
        String sent = world.send(jinan, batch);
        world.answer(jinan, batch, BankSimulator.answer(sent, Map.of()));
        String line = PaymentLine.endToEndId(world.linesOf(jinan, ming).getFirst().id());

        BankAnswerFlow.Result result = world.answer(jinan, batch, report(line, "RJCT", "SOMEBODY-ELSE", "ACSC"));

        assertThat(result).isEqualTo(new BankAnswerFlow.Result(0, 1, 0, List.of("SOMEBODY-ELSE"), List.of(line)));
        assertThat(world.linesOf(jinan, ming)).extracting(PaymentLine::status).containsExactly(PaymentLine.Status.PAID);
    }

    @Test
    void a_file_that_is_no_answer_to_this_batch_is_refused_and_nothing_is_written() {
        String sent = world.send(jinan, batch);
        String answer = BankSimulator.answer(sent, Map.of());

        refused("bank-answer-not-pain-002", () -> world.answer(jinan, batch, sent));
        refused("bank-answer-not-pain-002", () -> world.answer(jinan, batch, "<html/>"));
        refused("bank-answer-broken", () -> world.answer(jinan, batch, "姓名,金额\n王秀英,600"));
        refused("bank-answer-broken", () -> world.answer(jinan, batch, answer.substring(0, answer.length() / 2)));
        refused("bank-answer-broken", () -> world.answer(jinan, batch, ""));
        refused("bank-answer-other-batch", () -> world.answer(jinan, batch, answer.replace(messageId(), "x" + messageId().substring(1))));
        refused("bank-answer-incomplete", () -> world.answer(jinan, batch, answer.replace("<TxSts>ACSC</TxSts>", "")));
        refused("bank-answer-not-pain-002", () -> world.answer(jinan, batch, answer.replace("<Document", """
                <!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <Document""")));
        refused("bank-answer-too-large", () -> world.answer(jinan, batch, answer + " ".repeat(20 * 1024 * 1024)));

        assertThat(world.linesOf(jinan, ming)).extracting(PaymentLine::status).containsExactly(PaymentLine.Status.SENT);
        assertThat(count("select count(*) from core.payment_file where kind = 'pain.002'")).isZero();
    }

    private String report(String first, String firstStatus, String second, String secondStatus) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts></TxInfAndSts>
                </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"""
                .formatted(messageId(), first, firstStatus, second, secondStatus);
    }

    private String messageId() {
        return PaymentLine.endToEndId(batch);
    }

    private void fail(UUID child) {
        world.pay(jinan, Map.of(digits(child), "AC04"));
    }

    private String digits(UUID child) {
        return world.linesOf(jinan, child).getFirst().accountShown().substring(4);
    }

    private PaymentLine retry(UUID line) {
        return world.transactions.run(jinan, tx -> world.failures.retry(tx, line, finance(jinan, "finance-1")));
    }

    private PaymentBatch check(String who) {
        return world.transactions.run(jinan, tx -> world.batches.check(tx, batch, finance(jinan, who)));
    }

    private PaymentBatch release(String who) {
        return world.transactions.run(jinan, tx -> world.batches.release(tx, batch, finance(jinan, who)));
    }

    private static void refused(String code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private long count(String query) {
        return world.transactions.read(jinan, read -> read.dsl().fetchSingle(query).get(0, long.class));
    }
}
