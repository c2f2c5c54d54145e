package huiyu.core.party;

import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** As {@link #record}, of many, in few statements. */
    void recordAll(Tx tx, Map<UUID, String> phones, Origin origin, Instant at) {
        Map<UUID, String> hex = indexed(tx, phones);
        Set<UUID> known = tx.dsl()
                .fetch(
                        """
                        select f.person_id from unnest(?::uuid[], ?::text[]) as given (person_id, hex)
                          join core.person_phone f on f.tenant_id = ? and f.person_id = given.person_id
                           and f.blind_index = decode(given.hex, 'hex') and f.superseded_at is null""",
                        hex.keySet().toArray(UUID[]::new), hex.values().toArray(String[]::new), tx.tenantId())
                .intoSet(row -> row.get("person_id", UUID.class));
        hex.keySet().removeAll(known);
        tx.dsl()
                .execute(
                        """
                        update core.person_phone set superseded_at = ?::timestamptz
                         where tenant_id = ? and person_id = any (?::uuid[]) and superseded_at is null""",
                        PersonStore.utc(at), tx.tenantId(), hex.keySet().toArray(UUID[]::new));
        insert(tx, phones, hex, origin, at);
    }

    /** As {@link #recordAll}, of people who have no phone yet. */
    void recordFirst(Tx tx, Map<UUID, String> phones, Origin origin, Instant at) {
        insert(tx, phones, indexed(tx, phones), origin, at);
    }

    private Map<UUID, String> indexed(Read read, Map<UUID, String> phones) {
        Map<UUID, String> hex = new LinkedHashMap<>();
        phones.forEach((person, phone) -> hex.put(person, HexFormat.of().formatHex(indexes.of(read, KIND, phone).bytes())));
        return hex;
    }

    /** @param hex blind index of the phone of each person to record, in hexadecimal */
    private void insert(Tx tx, Map<UUID, String> phones, Map<UUID, String> hex, Origin origin, Instant at) {
        UUID[] ids = hex.keySet().stream().map(person -> Ids.next()).toArray(UUID[]::new);
        List<String> ciphers = new ArrayList<>();
        for (UUID person : hex.keySet()) {
            ciphers.add(HexFormat.of().formatHex(cipher.encrypt(tx, CIPHER, ids[ciphers.size()], phones.get(person))));
        }
        tx.dsl()
                .execute(
                        """
                        insert into core.person_phone
                          (tenant_id, id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                        select ?, n.id, n.person_id, decode(n.cipher, 'hex'), decode(n.hex, 'hex'), ?, ?::timestamptz, ?
                          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as n (id, person_id, cipher, hex)""",
                        tx.tenantId(), origin.source(), PersonStore.utc(at), origin.recordedBy(), ids, hex.keySet().toArray(UUID[]::new),
                        ciphers.toArray(String[]::new), hex.values().toArray(String[]::new));
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
