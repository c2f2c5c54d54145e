package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.PayeeAccountStore.Account;
import huiyu.core.party.PayeeAccountStore.AccountRow;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Files of organisations: what lets an institution be the subject of a case, be paid and be told, as a person is. A file
 * holds a name and an account; numbers, kin and facts stay with the module that keeps the register.
 */
@Component
public class Organisations {

    private final PersonStore persons;
    private final NameStore names;
    private final PayeeAccounts accounts;
    private final Audit audit;
    private final Clock clock;

    Organisations(PersonStore persons, NameStore names, PayeeAccounts accounts, Audit audit, Clock clock) {
        this.persons = persons;
        this.names = names;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account as it may be shown: the last four digits. */
    public record ShownAccount(UUID id, String holder, String number, boolean verified) {}

    /**
     * Makes a file; the caller's register says that there is only one.
     *
     * @param divisionCode where it lies: the unit whose staff see its cases
     * @throws ProblemException 422 for a name that is none
     */
    public UUID create(Tx tx, String name, String divisionCode, Actor actor) {
        UUID id = Ids.next();
        persons.insertOrganisation(tx, id, persons.findOrgUnit(tx, divisionCode), clock.instant(), actor.subject());
        rename(tx, id, name, actor);
        audit.record(tx, actor, "organisation.created", "person", id, Map.of());
        return id;
    }

    /** A former name stays on file. */
    public void rename(Tx tx, UUID id, String name, Actor actor) {
        PersonName spelt = PersonName.of(name);
        if (!spelt.isValid()) {
            throw ProblemException.invalidField("name", "name", Map.of());
        }
        if (!spelt.text().equals(names.findNames(tx, List.of(id)).get(id))) {
            names.record(tx, Map.of(id, spelt), Origin.of("staff", actor.subject()), clock.instant());
        }
    }

    /**
     * Puts an account in force. A first one in the organisation's own name counts as checked; another is paid to only
     * after somebody else has checked it, as with every account.
     *
     * @throws ProblemException 422 for a number or bank code that cannot be one
     */
    public ShownAccount changeAccount(Tx tx, UUID id, String holder, String number, String bankCode, Optional<String> bankName, Actor actor) {
        return shown(accounts.change(
                tx, actor, id, new Account(holder, number, bankCode, bankName.orElse(null)), Origin.of("staff", actor.subject())));
    }

    public Optional<ShownAccount> findAccount(Read read, UUID id) {
        return accounts.list(read, id).stream().filter(AccountRow::current).findFirst().map(Organisations::shown);
    }

    public boolean isOrganisation(Read read, UUID id) {
        return persons.isOrganisation(read, id);
    }

    private static ShownAccount shown(AccountRow row) {
        String number = row.account().number();
        return new ShownAccount(
                row.id(), row.account().holder(), "****" + number.substring(number.length() - 4), row.verified().orElse(false));
    }
}
