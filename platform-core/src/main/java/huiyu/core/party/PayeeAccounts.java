package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.PayeeAccountStore.Account;
import huiyu.core.party.PayeeAccountStore.AccountRow;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The accounts on which families receive payments. A first account whose holder bears the person's name counts as
 * checked; a changed one does not, until somebody other than who recorded it has checked it.
 */
@Component
public class PayeeAccounts {

    private static final List<String> ROLES = List.of("mother", "father", "guardian", "child");

    private final PayeeAccountStore accounts;
    private final KinStore kin;
    private final NameStore names;
    private final Audit audit;
    private final Clock clock;

    PayeeAccounts(PayeeAccountStore accounts, KinStore kin, NameStore names, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.kin = kin;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** By child, verified accounts first, then the mother's, the father's, a guardian's; a child without any is absent. */
    public Map<UUID, List<PayeeAccount>> ofChildren(Read read, Collection<UUID> childIds) {
        List<KinStore.Relation> relations = kin.listParents(read, childIds).stream()
                .filter(relation -> ROLES.contains(relation.role()))
                .toList();
        Map<UUID, List<AccountRow>> byOwner = accounts.listCurrent(
                read, relations.stream().map(KinStore.Relation::rootId).distinct().toList());
        Map<UUID, List<PayeeAccount>> byChild = new LinkedHashMap<>();
        for (KinStore.Relation relation : relations) {
            for (AccountRow row : byOwner.getOrDefault(relation.rootId(), List.of())) {
                byChild.computeIfAbsent(relation.askedId(), child -> new ArrayList<>())
                        .add(account(relation, row));
            }
        }
        byChild.values().forEach(list -> list.sort(Comparator.comparing(PayeeAccount::verified)
                .reversed()
                .thenComparing(account -> ROLES.indexOf(account.role()))));
        return byChild;
    }

    private static PayeeAccount account(KinStore.Relation relation, AccountRow row) {
        return new PayeeAccount(
                relation.rootId(),
                relation.role(),
                row.id(),
                row.account().holder(),
                row.account().number(),
                row.account().bank(),
                row.verified().orElse(false));
    }

    /**
     * Puts an account in force for a file; the same account again changes nothing.
     *
     * @throws ProblemException 422 for a number or bank code that cannot be one
     */
    AccountRow change(Tx tx, Actor actor, UUID rootId, Account wished, Origin origin) {
        Account account = checked(wished);
        List<AccountRow> before = accounts.list(tx, rootId);
        Optional<AccountRow> current = before.stream().filter(AccountRow::current).findFirst();
        if (current.filter(row -> row.account().equals(account)).isPresent()) {
            return current.get();
        }
        UUID id = accounts.insert(tx, rootId, account, origin, clock.instant());
        boolean sameName = account.holder().equals(names.findNames(tx, List.of(rootId)).get(rootId));
        if (before.isEmpty() && sameName) {
            accounts.insertCheck(tx, id, true, "户名与档案姓名一致 holder has the name on file", clock.instant(), "system");
        }
        audit.record(tx, actor, "payee-account.changed", "person", rootId, Map.of("account", id, "sameName", sameName));
        return get(tx, rootId, id);
    }

    /** @throws ProblemException 404 for no such account, 403 for who recorded it, 409 for a former one */
    AccountRow check(Tx tx, Actor actor, UUID rootId, UUID accountId, boolean verified, String note) {
        AccountRow row = get(tx, rootId, accountId);
        if (!row.current()) {
            throw ProblemException.conflict("payee-account-superseded", Map.of());
        }
        if (row.recordedBy().equals(actor.subject())) {
            throw ProblemException.forbidden("four-eyes", Map.of());
        }
        accounts.insertCheck(tx, accountId, verified, note, clock.instant(), actor.subject());
        audit.record(tx, actor, "payee-account.checked", "person", rootId, Map.of("account", accountId, "verified", verified));
        return get(tx, rootId, accountId);
    }

    List<AccountRow> list(Read read, UUID rootId) {
        return accounts.list(read, rootId);
    }

    private AccountRow get(Read read, UUID rootId, UUID accountId) {
        return accounts.list(read, rootId).stream()
                .filter(row -> row.id().equals(accountId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("payee-account-not-found", Map.of()));
    }

    private static Account checked(Account wished) {
        ProblemException problem = ProblemException.invalid("invalid-request", Map.of());
        String number = wished.number().replaceAll("[ -]", "");
        if (!number.matches("[0-9]{8,30}")) {
            problem.withField("number", "account-number", Map.of());
        }
        if (!wished.bank().matches("[0-9]{12}")) {
            problem.withField("bankCode", "bank-code", Map.of());
        }
        PersonName holder = PersonName.of(wished.holder());
        if (!holder.isValid()) {
            problem.withField("holder", "name", Map.of());
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
        return new Account(holder.text(), number, wished.bank(), wished.bankName());
    }
}
