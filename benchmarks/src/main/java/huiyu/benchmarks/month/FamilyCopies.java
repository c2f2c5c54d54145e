package huiyu.benchmarks.month;

import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Fills cities with copies of their first family: people, files, facts, the case, the decision with all that is frozen in it,
 * the claim at the registry, the reservation, the payment of the first month. Every copy has ids, numbers and an encrypted
 * account of its own. Not copied are the trail of audit, letters, the search by names, and the policy frozen in a decision: 12 kB
 * each, which is read only when a decision is run again.
 */
final class FamilyCopies {

    /** Each table with what of it belongs to a first family. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        for (String whole : List.of(
                "person", "person_name", "person_identifier", "kinship", "household", "household_member", "fact", "payee_account",
                "payee_account_check")) {
            TABLES.put(whole, "select tenant_id as city, * from core." + whole);
        }
        TABLES.put("claim", "select claiming_tenant_id as city, * from core.claim");
        TABLES.put("claim_child", "select c.city, h.* from core.claim_child h join bench.claim c on c.tenant_id = h.tenant_id and c.child_id = h.child_id");
        for (String ofProgramme : List.of("case_file", "decision", "entitlement_segment", "fund_reservation", "payment_order")) {
            TABLES.put(ofProgramme, "select tenant_id as city, * from core." + ofProgramme + " where programme = '" + MonthCity.PROGRAMME + "'");
        }
        TABLES.put("case_step", "select s.tenant_id as city, s.* from core.case_step s where s.case_id in (select id from bench.case_file)");
        TABLES.put("payment_line", "select l.tenant_id as city, l.* from core.payment_line l where l.order_id in (select id from bench.payment_order)");
    }

    /** Ids of what a copy shares with the first family. */
    private static final List<String> SHARED = List.of("fund_id", "org_unit_id", "run_id", "batch_id", "life_event_id");

    private static final Map<String, String> OWN = Map.of(
            "case_file.receipt_number", "t.receipt_number || '-' || n.n",
            "decision.policy", "'{}'",
            "payee_account.cipher", "n.account",
            "payee_account.blind_index", "sha256(t.blind_index || int4send(n.n))",
            "person_identifier.cipher", "case when t.kind = 'birth-certificate' then n.number else t.cipher end",
            "person_identifier.blind_index", "case when t.kind = 'birth-certificate' then n.number_index else sha256(t.blind_index || int4send(n.n)) end",
            "claim_child.blind_index", "n.number_index",
            "claim.claimed_under", "n.number_index");

    private static final String ACCOUNT = "payee_account.cipher";
    private static final String NUMBER = "person_identifier.cipher";
    private static final int CHUNK = 5_000;

    private final DSLContext owner;
    private final TenantTransaction transactions;
    private final FieldCipher cipher;
    private final BlindIndexes indexes;
    private final List<String> statements;

    /** Call it when every city has its first family and nothing else. */
    FamilyCopies(DSLContext owner, TenantTransaction transactions, FieldCipher cipher, BlindIndexes indexes) {
        this.owner = owner;
        this.transactions = transactions;
        this.cipher = cipher;
        this.indexes = indexes;
        owner.execute("create schema bench");
        owner.execute(
                """
                create function bench.copied(id uuid, n int) returns uuid language sql immutable
                return overlay(id::text placing lpad(to_hex(n), 8, '0') from 1 for 8)::uuid""");
        owner.execute("create unlogged table bench.copy (city int, n int, account bytea, number bytea, number_index bytea, primary key (city, n))");
        TABLES.forEach((table, first) -> owner.execute("create table bench." + table + " as " + first));
        this.statements = TABLES.keySet().stream().map(this::statement).toList();
    }

    static String[] tables() {
        return TABLES.keySet().stream().map(table -> "core." + table).toArray(String[]::new);
    }

    private String statement(String table) {
        Map<String, String> columns = owner.fetch(
                        "select column_name, data_type from information_schema.columns where table_schema = 'core' and table_name = ? order by ordinal_position",
                        table)
                .intoMap(row -> row.get("column_name", String.class), row -> row.get("data_type", String.class));
        String values = columns.entrySet().stream()
                .map(column -> value(table, column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
        return "insert into core." + table + " (" + String.join(", ", columns.keySet()) + ") select " + values + " from bench." + table
                + " t join bench.copy n on n.city = t.city where t.city = ? and n.n >= ? and n.n < ?";
    }

    private static String value(String table, String column, String type) {
        String own = OWN.get(table + "." + column);
        if (own != null) {
            return own;
        }
        return type.equals("uuid") && !SHARED.contains(column) ? "bench.copied(t." + column + ", n.n)" : "t." + column;
    }

    /** @param children how many there are afterwards, the first among them */
    void fill(MonthCity city, int children) {
        for (int from = 1; from < children; from += CHUNK) {
            int first = from;
            int end = Math.min(children, from + CHUNK);
            number(city, IntStream.range(from, end).boxed().toArray(Integer[]::new));
            // what is set down is whole; a young table's foreign keys would be checked by reading all of it
            owner.transaction(together -> {
                together.dsl().execute("set local session_replication_role = replica");
                together.dsl().execute("set local synchronous_commit = off");
                statements.forEach(statement -> together.dsl().execute(statement, city.tenantId(), first, end));
            });
        }
        balance(city);
    }

    private void number(MonthCity city, Integer[] copies) {
        Secrets secrets = transactions.run(city.tenantId(), tx -> secrets(tx, city, copies));
        owner.execute(
                "insert into bench.copy select ?, * from unnest(?::int[], ?::bytea[], ?::bytea[], ?::bytea[])",
                city.tenantId(), copies, secrets.accounts(), secrets.numbers(), secrets.indexes());
    }

    /** Of each copy, its mother's account and the number of its birth certificate, encrypted, and the number's blind index. */
    private record Secrets(byte[][] accounts, byte[][] numbers, byte[][] indexes) {}

    private Secrets secrets(Tx tx, MonthCity city, Integer[] copies) {
        UUID account = idOfFirst("select id from bench.payee_account where city = ?", city);
        UUID number = idOfFirst("select id from bench.person_identifier where city = ? and kind = 'birth-certificate'", city);
        Secrets secrets = new Secrets(new byte[copies.length][], new byte[copies.length][], new byte[copies.length][]);
        for (int i = 0; i < copies.length; i++) {
            int copy = copies[i];
            String certificate = FirstFamily.certificate(city, copy);
            secrets.accounts[i] = cipher.encrypt(tx, ACCOUNT, copied(account, copy),
                    "{\"holder\":\"李梅\",\"number\":\"62220%014d\",\"bank\":\"102451000017\",\"bankName\":null}".formatted(copy));
            secrets.numbers[i] = cipher.encrypt(tx, NUMBER, copied(number, copy), certificate);
            secrets.indexes[i] = indexes.of(tx, "birth-certificate", certificate).bytes();
        }
        return secrets;
    }

    private UUID idOfFirst(String sql, MonthCity city) {
        return owner.fetchSingle(sql, city.tenantId()).get(0, UUID.class);
    }

    /** As {@code bench.copied}: the first eight figures are the number. */
    private static UUID copied(UUID id, int number) {
        return new UUID((long) number << 32 | id.getMostSignificantBits() & 0xFFFF_FFFFL, id.getLeastSignificantBits());
    }

    /** The fund's slices and the batch of the first month say what the rows say. */
    private void balance(MonthCity city) {
        owner.execute(
                """
                update core.fund_slice s
                   set reserved_fen = r.fen / 16 + case when s.slice = 0 then r.fen % 16 else 0 end, ordered_fen = 0,
                       paid_fen = r.drawn / 16 + case when s.slice = 0 then r.drawn % 16 else 0 end
                  from (select tenant_id, fund_id, sum(amount_fen - drawn_fen)::bigint as fen, sum(drawn_fen)::bigint as drawn
                          from core.fund_reservation where tenant_id = ? group by 1, 2) r
                 where s.tenant_id = r.tenant_id and s.fund_id = r.fund_id""",
                city.tenantId());
        owner.execute(
                """
                update core.payment_batch b set line_count = l.lines, amount_fen = l.fen
                  from (select tenant_id, batch_id, count(*) as lines, sum(amount_fen)::bigint as fen
                          from core.payment_line where tenant_id = ? group by 1, 2) l
                 where b.tenant_id = l.tenant_id and b.id = l.batch_id""",
                city.tenantId());
    }
}
