package huiyu.core.party;

import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class PhoneStore {

    private static final String CIPHER = "person_phone.cipher";
    private static final String KIND = "phone";

    private final FieldCipher cipher;
    private final BlindIndexes indexes;

    PhoneStore(FieldCipher cipher, BlindIndexes indexes) {
        this.cipher = cipher;
        this.indexes = indexes;
    }

    Optional<String> find(Read read, UUID rootId) {
        return read.dsl()
                .fetchOptional(
                        """
                        select f.id, f.cipher
                          from core.person_phone f
                          join core.person p on p.tenant_id = f.tenant_id and p.id = f.person_id
                         where p.tenant_id = ? and p.root_id = ? and f.superseded_at is null
                         order by f.recorded_at desc limit 1""",
                        read.tenantId(), rootId)
                .map(row ->
                        cipher.decrypt(read, CIPHER, row.get("id", UUID.class), row.get("cipher", byte[].class)));
    }

    /** Sets the phone of one person; the one before stays as a former one. The same phone again changes nothing. */
    void record(Tx tx, UUID personId, String phone, Origin origin, Instant at) {
        byte[] index = indexes.of(tx, KIND, phone).bytes();
        boolean known = tx.dsl()
                .fetchOptional(
                        """
                        select id from core.person_phone
                         where tenant_id = ? and person_id = ? and blind_index = ? and superseded_at is null""",
                        tx.tenantId(), personId, index)
                .isPresent();
        if (known) {
            return;
        }
        UUID id = Ids.next();
        tx.dsl()
                .execute(
                        """
                        update core.person_phone set superseded_at = ?::timestamptz
                         where tenant_id = ? and person_id = ? and superseded_at is null""",
                        PersonStore.utc(at), tx.tenantId(), personId);
        tx.dsl()
                .execute(
                        """
                        insert into core.person_phone
                          (tenant_id, id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), id, personId, cipher.encrypt(tx, CIPHER, id, phone), index,
                        origin.source(), PersonStore.utc(at), origin.recordedBy());
    }
}
