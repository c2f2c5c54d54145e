package huiyu.core.party;

import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.HotStatement;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PayeeAccountStore {

    /** What is encrypted. @param bankName may be null */
    record Account(String holder, String number, String bank, String bankName) {

        /** Never a number in a log. */
        @Override
        public String toString() {
            return "Account[…]";
        }
    }

    /** @param verified empty while nobody has checked */
    record AccountRow(
            UUID id,
            UUID personId,
            Account account,
            Optional<Boolean> verified,
            boolean current,
            OffsetDateTime recordedAt,
            String recordedBy) {}

    private static final String CIPHER = "payee_account.cipher";

    private static final String ROWS =
            """
            select a.id, a.person_id, a.cipher, a.superseded_at is null as current, a.recorded_at, a.recorded_by,
                   c.verified, p.root_id
              from core.person p
              join core.payee_account a on a.tenant_id = p.tenant_id and a.person_id = p.id
              left join lateral (
                select k.verified from core.payee_account_check k
                 where k.tenant_id = a.tenant_id and k.account_id = a.id order by k.id desc limit 1) c on true
             where p.tenant_id = ? and p.root_id = any (?::uuid[])""";

    private static final HotStatement ALL_OF_ONE = HotStatement.ofSets(ROWS + " order by a.superseded_at desc nulls first, a.id desc");
    private static final HotStatement CURRENT =
            HotStatement.ofSets(ROWS + " and a.superseded_at is null order by c.verified desc nulls last, a.id desc");

    private final FieldCipher cipher;
    private final BlindIndexes indexes;
    private final JsonMapper json;

    PayeeAccountStore(FieldCipher cipher, BlindIndexes indexes, JsonMapper json) {
        this.cipher = cipher;
        this.indexes = indexes;
        this.json = json;
    }

    /** The account in force first, then former ones. */
    List<AccountRow> list(Read read, UUID rootId) {
        return ALL_OF_ONE.fetch(read, row -> row(read, row), read.tenantId(), new UUID[] {rootId});
    }

    /** The accounts in force of each file, verified ones first. */
    Map<UUID, List<AccountRow>> listCurrent(Read read, Collection<UUID> rootIds) {
        Map<UUID, List<AccountRow>> byRoot = new HashMap<>();
        CURRENT.fetch(
                read,
                row -> byRoot.computeIfAbsent(row.getObject("root_id", UUID.class), root -> new ArrayList<>()).add(row(read, row)),
                read.tenantId(), rootIds.toArray(UUID[]::new));
        return byRoot;
    }

    private AccountRow row(Read read, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String opened = cipher.decrypt(read, CIPHER, id, row.getBytes("cipher"));
        return new AccountRow(
                id,
                row.getObject("person_id", UUID.class),
                json.readValue(opened, Account.class),
                Optional.ofNullable((Boolean) row.getObject("verified")),
                row.getBoolean("current"),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getString("recorded_by"));
    }

    /** Puts the account in force; the one before stays as a former one. */
    UUID insert(Tx tx, UUID rootId, Account account, Origin origin, Instant at) {
        UUID id = Ids.next();
        tx.dsl()
                .execute(
                        """
                        update core.payee_account a set superseded_at = ?::timestamptz
                          from core.person p
                         where p.tenant_id = ? and p.root_id = ?
                           and a.tenant_id = p.tenant_id and a.person_id = p.id and a.superseded_at is null""",
                        PersonStore.utc(at), tx.tenantId(), rootId);
        tx.dsl()
                .execute(
                        """
                        insert into core.payee_account
                          (tenant_id, id, person_id, cipher, blind_index, source, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), id, rootId, cipher.encrypt(tx, CIPHER, id, json.writeValueAsString(account)),
                        indexes.of(tx, "payee-account", account.number()).bytes(),
                        origin.source(), PersonStore.utc(at), origin.recordedBy());
        return id;
    }

    void insertCheck(Tx tx, UUID accountId, boolean verified, String note, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.payee_account_check
                          (tenant_id, id, account_id, verified, note, checked_at, checked_by)
                        values (?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), Ids.next(), accountId, verified, note, PersonStore.utc(at), by);
    }
}
