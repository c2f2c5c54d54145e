package huiyu.core.payment;

import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.PayeeAccount;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the account a line pays to, and the files that go to the bank and come back, encrypted. */
@Component
class AccountSeal {

    /** What the bank needs to know of a payee. */
    record Account(String holder, String number, String bank) {}

    private static final String LINE = "payment_line.account";
    private static final String FILE = "payment_file.cipher";

    private final FieldCipher cipher;
    private final JsonMapper json;

    AccountSeal(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    byte[] seal(Tx tx, UUID lineId, PayeeAccount account) {
        Account kept = new Account(account.holder(), account.number(), account.bank());
        return cipher.encrypt(tx, LINE, lineId, json.writeValueAsString(kept));
    }

    Account open(Read read, UUID lineId, byte[] sealed) {
        return json.readValue(cipher.decrypt(read, LINE, lineId, sealed), Account.class);
    }

    byte[] sealFile(Tx tx, UUID fileId, String file) {
        return cipher.encrypt(tx, FILE, fileId, file);
    }

    String openFile(Read read, UUID fileId, byte[] sealed) {
        return cipher.decrypt(read, FILE, fileId, sealed);
    }
}
