package huiyu.childcare.voucher;

import huiyu.childcare.voucher.VoucherToken.Keys;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The tenant's signing key: made once, its private half never stored in the clear. */
@Component
class VoucherKeys {

    private static final String COLUMN = "childcare.voucher_key.private_key";

    private final VoucherKeyStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    VoucherKeys(VoucherKeyStore store, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Made if there is none yet; two at once make one. */
    Keys getOrCreate(Tx tx) {
        store.lock(tx);
        return store.find(tx).map(sealed -> open(tx, sealed)).orElseGet(() -> {
            Keys made = VoucherToken.newKeys(Ids.next());
            byte[] sealed = cipher.encrypt(tx, COLUMN, made.id(), Base64.getEncoder().encodeToString(made.privateKey()));
            store.insert(tx, new Keys(made.id(), made.publicKey(), sealed), clock.instant());
            return made;
        });
    }

    /** Empty where no voucher was ever issued. */
    Optional<Keys> find(Read read) {
        return store.find(read).map(sealed -> open(read, sealed));
    }

    private Keys open(Read read, Keys sealed) {
        UUID id = sealed.id();
        return new Keys(id, sealed.publicKey(), Base64.getDecoder().decode(cipher.decrypt(read, COLUMN, id, sealed.privateKey())));
    }
}
