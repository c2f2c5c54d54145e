package huiyu.core.party;

import huiyu.api.people.PayeeAccountsApi;
import huiyu.api.people.model.AccountCheck;
import huiyu.api.people.model.NewPayeeAccount;
import huiyu.api.people.model.PayeeAccountList;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.PayeeAccountStore.Account;
import huiyu.core.party.PayeeAccountStore.AccountRow;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PayeeAccountsController implements PayeeAccountsApi {

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final PersonFiles files;
    private final PayeeAccounts accounts;

    PayeeAccountsController(
            CurrentActor current, TenantTransaction transactions, PersonFiles files, PayeeAccounts accounts) {
        this.current = current;
        this.transactions = transactions;
        this.files = files;
        this.accounts = accounts;
    }

    @Override
    public ResponseEntity<PayeeAccountList> listPayeeAccounts(UUID personId) {
        Actor actor = current.get();
        return ResponseEntity.ok(new PayeeAccountList()
                .items(transactions
                        .read(actor.tenantId(), read -> accounts.list(read, files.getRoot(read, actor, personId)))
                        .stream()
                        .map(PayeeAccountsController::model)
                        .toList()));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PayeeAccount> changePayeeAccount(UUID personId, NewPayeeAccount body) {
        Actor actor = current.get();
        Account account = new Account(body.getHolder(), body.getNumber(), body.getBankCode(), body.getBankName());
        return ResponseEntity.ok(model(transactions.run(actor.tenantId(), tx -> accounts.change(
                tx, actor, files.getRoot(tx, actor, personId), account, Origin.of("declared", actor.subject())))));
    }

    @Override
    public ResponseEntity<huiyu.api.people.model.PayeeAccount> checkPayeeAccount(
            UUID personId, UUID accountId, AccountCheck body) {
        Actor actor = current.get();
        return ResponseEntity.ok(model(transactions.run(actor.tenantId(), tx -> accounts.check(
                tx, actor, files.getRoot(tx, actor, personId), accountId, body.getVerified(), body.getNote()))));
    }

    private static huiyu.api.people.model.PayeeAccount model(AccountRow row) {
        String status = row.verified().map(yes -> yes ? "verified" : "rejected").orElse("unverified");
        return new huiyu.api.people.model.PayeeAccount()
                .id(row.id())
                .holderMasked(Mask.name(row.account().holder()))
                .numberMasked(Mask.keep(row.account().number(), 4, 4))
                .bankCode(row.account().bank())
                .bankName(row.account().bankName())
                .status(huiyu.api.people.model.PayeeAccount.StatusEnum.fromValue(status))
                .current(row.current())
                .recordedAt(row.recordedAt());
    }
}
