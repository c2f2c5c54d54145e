package huiyu.core.crypto;

import static huiyu.core.db.tables.Tables.TENANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import huiyu.core.db.Tx;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The columns that hold ciphertexts of {@link FieldCipher}, of whatever room or module: those whose comment in the
 * catalogue begins with {@code Encrypted under the tenant's data key}. Their table has an {@code id} that the
 * ciphertext is bound to, by the context {@code table.column}.
 */
@Repository
class SealedColumnStore {

    record SealedColumn(String schema, String table, String column) {
        String context() {
            return table + "." + column;
        }
    }

    record Field(UUID id, byte[] cipher) {}

    private static final org.jooq.Field<Integer> TENANT_ID = field(name("tenant_id"), Integer.class);
    private static final org.jooq.Field<UUID> ID = field(name("id"), UUID.class);

    private final DSLContext acrossTenants;

    SealedColumnStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    List<Integer> listTenantIds() {
        return acrossTenants.select(TENANT.ID).from(TENANT).orderBy(TENANT.ID).fetch(TENANT.ID);
    }

    List<SealedColumn> list() {
        return acrossTenants
                .fetch(
                        """
                        select c.relnamespace::regnamespace::text as schema, c.relname as table, a.attname as column
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
                           and col_description(c.oid, a.attnum) like 'Encrypted under the tenant''s data key%'
                         order by 1, 2, 3""")
                .map(row -> new SealedColumn(
                        row.get("schema", String.class), row.get("table", String.class), row.get("column", String.class)));
    }

    /** Ciphertexts under a data key before {@code version}, by id, locked. */
    List<Field> lockOlder(Tx tx, SealedColumn column, int version, UUID after, int most) {
        org.jooq.Field<byte[]> cipher = cipher(column);
        return tx.dsl()
                .select(ID, cipher)
                .from(table(column))
                .where(TENANT_ID.eq(tx.tenantId()), ID.gt(after), cipher.isNotNull())
                // byte 0 is the suite, 1 to 4 the key's version
                .and(field("substring({0} from 2 for 4)", byte[].class, cipher).lt(ByteBuffer.allocate(4).putInt(version).array()))
                .orderBy(ID)
                .limit(most)
                .forUpdate()
                .fetch(row -> new Field(row.value1(), row.value2()));
    }

    /** One statement a field, sent together. */
    void update(Tx tx, SealedColumn column, List<Field> fields) {
        tx.dsl()
                .batch(fields.stream()
                        .map(each -> tx.dsl()
                                .update(table(column))
                                .set(cipher(column), each.cipher())
                                .where(TENANT_ID.eq(tx.tenantId()), ID.eq(each.id())))
                        .toList())
                .execute();
    }

    private static Table<Record> table(SealedColumn column) {
        return DSL.table(name(column.schema(), column.table()));
    }

    private static org.jooq.Field<byte[]> cipher(SealedColumn column) {
        return field(name(column.column()), byte[].class);
    }
}
