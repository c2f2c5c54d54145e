package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows a number in full, and writes down who asked and why. */
@Component
class Unmasking {

    private final PersonFiles files;
    private final IdentifierStore identifiers;
    private final PhoneStore phones;
    private final PayeeAccountStore accounts;
    private final Audit audit;

    Unmasking(
            PersonFiles files,
            IdentifierStore identifiers,
            PhoneStore phones,
            PayeeAccountStore accounts,
            Audit audit) {
        this.files = files;
        this.identifiers = identifiers;
        this.phones = phones;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** @param field a kind of identifier, {@code phone} or {@code payee-account} */
    List<String> unmask(Tx tx, Actor actor, UUID personId, String field, String reason) {
        UUID root = files.getRoot(tx, actor, personId);
        audit.recordWithReason(tx, actor, "person.unmasked", "person", root, reason, Map.of("field", field));
        return switch (field) {
            case "phone" -> phones.find(tx, root).stream().toList();
            case "payee-account" -> accounts.list(tx, root).stream()
                    .filter(PayeeAccountStore.AccountRow::current)
                    .map(account -> account.account().number())
                    .toList();
            default -> identifiers.listByRoot(tx, List.of(root)).getOrDefault(root, List.of()).stream()
                    .filter(each -> each.kind().equals(field))
                    .map(IdentifierStore.StoredIdentifier::number)
                    .toList();
        };
    }
}
