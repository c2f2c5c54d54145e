package huiyu.assistance.fund;

import huiyu.api.assistance.AssistanceFundsApi;
import huiyu.api.assistance.model.AdvanceCheck;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.fund.Fund;
import huiyu.core.fund.Funds;
import huiyu.core.identity.CurrentActor;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.money.Money;
import huiyu.policy.assistance.FundCheck;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Asked before a year's money is allocated: does the advance reach the share of last year's execution? */
@RestController
class AdvanceCheckController implements AssistanceFundsApi {

    private static final String LEAST_SHARE = "assistance.fund.advance_min_share";

    private final Funds funds;
    private final PolicyBooks books;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    AdvanceCheckController(
            Funds funds, PolicyBooks books, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.funds = funds;
        this.books = books;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<AdvanceCheck> checkAdvance(UUID fundId, Long addedFen) {
        return ResponseEntity.ok(transactions.read(
                currentActor.get().tenantId(), read -> check(read, fundId, Optional.ofNullable(addedFen).orElse(0L))));
    }

    private AdvanceCheck check(Read read, UUID fundId, long added) {
        Fund fund = funds.getFund(read, fundId);
        LocalDate today = LocalDate.now(clock);
        ParameterBook book = books.bookFor(read, today).parameters();
        long allocated = Math.addExact(funds.getBalance(read, fundId).allocatedFen(), added);
        long executed = funds.findFund(read, fund.code(), fund.fiscalYear() - 1)
                .map(before -> funds.getBalance(read, before.id()))
                .map(before -> Math.max(0, before.paidFen() + before.orderedFen() - before.recoveredFen()))
                .orElse(0L);
        try {
            FundCheck check = FundCheck.advance(book, today, Money.ofFen(executed), Money.ofFen(allocated));
            return new AdvanceCheck(
                            fund.code(), fund.fiscalYear(), allocated, executed, String.valueOf(book.getOn(LEAST_SHARE, today).raw()))
                    .percent(check.percent().map(percent -> percent.toPlainString()).orElse(null))
                    .passes(check.passes().orElse(null));
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
    }
}
