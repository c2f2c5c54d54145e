package huiyu.core.fund;

import huiyu.api.payments.FundsApi;
import huiyu.api.payments.model.Debtor;
import huiyu.api.payments.model.FundBalance;
import huiyu.api.payments.model.FundPage;
import huiyu.api.payments.model.NewAllocation;
import huiyu.api.payments.model.NewFund;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FundController implements FundsApi {

    private final FundFlow funds;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    FundController(FundFlow funds, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.funds = funds;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.Fund> createFund(NewFund body) {
        Actor actor = currentActor.get();
        Fund wanted = new Fund(
                Ids.next(),
                body.getCode(),
                body.getNameZh(),
                body.getNameEn(),
                body.getFiscalYear(),
                Funder.of(body.getFunder().getValue()),
                body.getProgrammes(),
                new Fund.Debtor(
                        body.getDebtor().getName(), body.getDebtor().getAccount(), body.getDebtor().getBank()));
        FundFlow.Standing made = transactions.run(actor.tenantId(), tx -> funds.create(tx, wanted, actor.subject()));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer(made));
    }

    @Override
    public ResponseEntity<huiyu.api.payments.model.Fund> allocateFund(
            UUID fundId, String idempotencyKey, NewAllocation body) {
        Actor actor = currentActor.get();
        var answer = transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx,
                        actor,
                        idempotencyKey,
                        "allocateFund " + fundId,
                        body,
                        huiyu.api.payments.model.Fund.class,
                        () -> answer(funds.allocate(
                                tx, fundId, body.getAmountFen(), body.getDocument(), actor.subject()))));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @Override
    public ResponseEntity<FundPage> listFunds(Integer fiscalYear, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<FundFlow.Standing> found =
                transactions.read(actor.tenantId(), read -> funds.list(read, fiscalYear, after, most + 1));
        List<FundFlow.Standing> page = found.subList(0, Math.min(most, found.size()));
        FundPage answer = new FundPage().items(page.stream().map(FundController::answer).toList());
        if (found.size() > most) {
            answer.nextCursor(Cursor.after(page.getLast().fund().code()).encode());
        }
        return ResponseEntity.ok(answer);
    }

    private static huiyu.api.payments.model.Fund answer(FundFlow.Standing standing) {
        Fund fund = standing.fund();
        Fund.Balance balance = standing.balance();
        return new huiyu.api.payments.model.Fund()
                .id(fund.id())
                .code(fund.code())
                .nameZh(fund.nameZh())
                .nameEn(fund.nameEn())
                .fiscalYear(fund.fiscalYear())
                .funder(huiyu.api.payments.model.Funder.fromValue(fund.funder().code()))
                .programmes(fund.programmes())
                .debtor(new Debtor()
                        .name(fund.debtor().name())
                        .account(fund.debtor().account())
                        .bank(fund.debtor().bank()))
                .balance(new FundBalance()
                        .allocatedFen(balance.allocatedFen())
                        .availableFen(balance.availableFen())
                        .reservedFen(balance.reservedFen())
                        .orderedFen(balance.orderedFen())
                        .paidFen(balance.paidFen())
                        .recoveredFen(balance.recoveredFen()));
    }
}
