package huiyu.app.attack;

import huiyu.core.db.CoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the owner of the database sees of one tenant, over every table of the catalogue. */
final class Evidence {

    static final DSLContext OWNER = DSL.using(connection(), SQLDialect.POSTGRES);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORTEST_SECRET = 4;

    private Evidence() {}

    /** One for the life of the JVM: thousands of looks, and the owner has no pool. */
    private static Connection connection() {
        try {
            return CoreDatabase.owner().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> tables() {
        return OWNER
                .fetch(
                        """
                        select c.oid::regclass::text from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
                         order by 1""")
                .getValues(0, String.class);
    }

    /** Number and content of the tenant's rows in every table; equal when nothing was touched. */
    static Map<String, String> fingerprint(int tenant) {
        Map<String, String> rows = new TreeMap<>();
        StringBuilder query = new StringBuilder();
        for (String table : tables()) {
            query.append(query.isEmpty() ? "" : " union all ")
                    .append("select '").append(table)
                    .append("', count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from ")
                    .append(table).append(" t where tenant_id = ").append(tenant);
        }
        OWNER.fetch(query.toString()).forEach(row -> rows.put(row.get(0, String.class), row.get(1, String.class)));
        return rows;
    }

    /** One id of the tenant for every table, by the table's name without its schema. */
    static Map<String, UUID> ids(int tenant) {
        Map<String, UUID> ids = new TreeMap<>();
        OWNER.fetch(
                        """
                        select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where a.atttypid = 'uuid'::regtype and a.attname = 'id' and c.relkind in ('r', 'p')
                           and a.attrelid::regclass::text = any (?)""",
                        (Object) tables().toArray(String[]::new))
                .getValues(0, String.class)
                .forEach(table -> OWNER
                        .fetchOptional("select id from " + table + " where tenant_id = " + tenant + " order by id limit 1")
                        .ifPresent(row -> ids.put(table.substring(table.indexOf('.') + 1), row.get(0, UUID.class))));
        return ids;
    }

    /** Every text, number in text and id that stands in the tenant's rows and in nobody else's. */
    static Set<String> secrets(int tenant) {
        Set<String> own = texts("tenant_id = " + tenant);
        own.removeAll(texts("tenant_id <> " + tenant));
        own.removeAll(OWNER.fetch("select unnest(array[division_code, name_zh, name_en, created_at::text]) from core.tenant").getValues(0, String.class));
        return own;
    }

    static Set<String> texts(String whose) {
        Set<String> texts = new HashSet<>();
        for (String table : tables()) {
            OWNER.fetch("select to_jsonb(t)::text from " + table + " t where " + whose)
                    .forEach(row -> collect(JSON.readTree(row.get(0, String.class)), texts));
        }
        return texts;
    }

    /** The texts of an answer, at whatever depth; of one that is no JSON, the answer itself. */
    static Set<String> texts(byte[] answer) {
        Set<String> texts = new HashSet<>();
        try {
            collect(JSON.readTree(answer), texts);
        } catch (RuntimeException noJson) {
            texts.add(new String(answer, java.nio.charset.StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void collect(JsonNode node, Collection<String> into) {
        if (node.isString() && node.asString().length() >= SHORTEST_SECRET) {
            into.add(node.asString());
        } else if (node.isContainer()) {
            node.forEach(inner -> collect(inner, into));
            node.propertyNames().stream().filter(name -> name.length() >= SHORTEST_SECRET).forEach(into::add);
        }
    }
}
