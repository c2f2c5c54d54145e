package huiyu.core.party;

import java.util.UUID;

/**
 * An account in force.
 *
 * @param payeeId whose account it is
 * @param role the payee's place in the family: {@code child}, {@code mother}, {@code father} or {@code guardian}
 * @param id of this version of the account: a changed account has another
 * @param bank the bank's 12-digit clearing code (联行号)
 * @param verified whether it was checked that the account is the payee's
 */
public record PayeeAccount(
        UUID payeeId, String role, UUID id, String holder, String number, String bank, boolean verified) {

    /** Never a number in a log. */
    @Override
    public String toString() {
        return "PayeeAccount[" + id + "]";
    }
}
