package huiyu.core.party;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Numbers at rest: a ciphertext to show them and a blind index to find them. */
@Repository
class IdentifierStore {

    /** @param personId the person it was recorded for, before any merge */
    record StoredIdentifier(UUID id, UUID personId, UUID rootId, String kind, String number, BlindIndex index) {

        /** Never a number in a log. */
        @Override
        public String toString() {
            return "StoredIdentifier[" + id + "]";
        }
    }


    record NewIdentifier(UUID personId, Identifier identifier) {}

    /** The array is made apart: with decode() in the comparison, row-level security would keep it off the index. */
    static final String OWNERS =
            """
            select i.blind_index, p.root_id
              from core.person_identifier i
              join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
             where i.tenant_id = ? and i.superseded_at is null
               and i.blind_index = any (array(select decode(hex, 'hex') from unnest(?::text[]) as hex))""";

    private static final String CIPHER = "person_identifier.cipher";

    private final FieldCipher cipher;
    private final BlindIndexes indexes;

    IdentifierStore(FieldCipher cipher, BlindIndexes indexes) {
        this.cipher = cipher;
        this.indexes = indexes;
    }

    BlindIndex indexOf(Read read, Identifier identifier) {
        return indexes.of(read, identifier.kind(), identifier.number());
    }

    /** Whose file each number stands in; unknown numbers are not in the answer. */
    Map<BlindIndex, UUID> findOwners(Read read, Collection<BlindIndex> numbers) {
        return read.dsl()
                .fetch(OWNERS, read.tenantId(), hex(numbers.stream().map(BlindIndex::bytes).toList()))
                .intoMap(
                        row -> BlindIndex.ofBytes(row.get("blind_index", byte[].class)),
                        row -> row.get("root_id", UUID.class));
    }

    /** The numbers that now stand in the files of {@code rootIds}, merged files included. */
    Map<UUID, List<StoredIdentifier>> listByRoot(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select i.id, i.person_id, p.root_id, i.kind, i.cipher, i.blind_index
                          from core.person_identifier i
                          join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[]) and i.superseded_at is null
                         order by i.id""",
                        read.tenantId(), rootIds.toArray(UUID[]::new))
                .stream()
                .map(row -> new StoredIdentifier(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("root_id", UUID.class),
                        row.get("kind", String.class),
                        cipher.decrypt(read, CIPHER, row.get("id", UUID.class), row.get("cipher", byte[].class)),
                        BlindIndex.ofBytes(row.get("blind_index", byte[].class))))
                .collect(Collectors.groupingBy(StoredIdentifier::rootId));
    }

    /** As {@link #listByRoot}, the blind indexes alone: nothing is opened. */
    Map<UUID, Set<BlindIndex>> listIndexes(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select p.root_id, i.blind_index
                          from core.person p
                          join core.person_identifier i on i.tenant_id = p.tenant_id and i.person_id = p.id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[]) and i.superseded_at is null""",
                        read.tenantId(), rootIds.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("root_id", UUID.class),
                        Collectors.mapping(row -> BlindIndex.ofBytes(row.get("blind_index", byte[].class)), Collectors.toUnmodifiableSet())));
    }

    void insert(Tx tx, List<NewIdentifier> added, Origin origin, Instant at) {
        UUID[] ids = added.stream().map(each -> Ids.next()).toArray(UUID[]::new);
        List<byte[]> ciphers = new java.util.ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            ciphers.add(cipher.encrypt(tx, CIPHER, ids[i], added.get(i).identifier().number()));
        }
        tx.dsl()
                .execute(
                        """
                        insert into core.person_identifier
                          (tenant_id, id, person_id, kind, cipher, blind_index, source, recorded_at, recorded_by)
                        select ?, n.id, n.person_id, n.kind, decode(n.cipher, 'hex'), decode(n.blind_index, 'hex'),
                               ?, ?::timestamptz, ?
                          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                               as n (id, person_id, kind, cipher, blind_index)""",
                        tx.tenantId(),
                        origin.source(),
                        PersonStore.utc(at),
                        origin.recordedBy(),
                        ids,
                        added.stream().map(NewIdentifier::personId).toArray(UUID[]::new),
                        added.stream().map(each -> each.identifier().kind()).toArray(String[]::new),
                        hex(ciphers),
                        hex(added.stream()
                                .map(each -> indexOf(tx, each.identifier()).bytes())
                                .toList()));
    }

    void supersede(Tx tx, UUID identifierId, Instant at) {
        tx.dsl()
                .execute(
                        "update core.person_identifier set superseded_at = ?::timestamptz where tenant_id = ? and id = ?",
                        PersonStore.utc(at), tx.tenantId(), identifierId);
    }

    private static String[] hex(List<byte[]> values) {
        return values.stream().map(HexFormat.of()::formatHex).toArray(String[]::new);
    }
}
