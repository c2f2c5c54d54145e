package huiyu.app.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/**
 * A row in every table in which no story of a tenant has left one, made up by the owner of the database from the
 * catalogue. It means nothing and belongs to nothing: what is to be seen is that nobody else sees it.
 */
final class Planted {

    /** Tried one after the other for texts of which the catalogue says no more than their form. */
    private static final List<String> TEXTS = List.of("planted", "370100", "2026-11", "0123456789abcdef");

    /** Words that the catalogue does not tell, since a function checks them. */
    private static final Map<String, Map<String, String>> WORDS =
            Map.of(
                    "insurance.settlement", Map.of("state", "settled", "cause", "bill", "claimed_by", "family"),
                    "core.sheet_import", Map.of("kind", "people"));

    private static final Pattern ONE_OF = Pattern.compile("\\((\\w+) = ANY \\(ARRAY\\['([^']*)'");
    private static final Pattern EQUALS = Pattern.compile("\\((\\w+) = '([^']*)'");

    private final DSLContext owner;
    private final int tenant;
    private final Map<String, String> refused = new TreeMap<>();

    private Planted(DSLContext owner, int tenant) {
        this.owner = owner;
        this.tenant = tenant;
    }

    /** @return tables that would not take a row, and why */
    static Map<String, String> rowsOfEveryKind(DSLContext owner, int tenant) {
        Planted planted = new Planted(owner, tenant);
        Evidence.tables().forEach(planted::plant);
        return planted.refused;
    }

    private void plant(String table) {
        if (owner.fetchExists(owner.selectOne().from(table).where("tenant_id = " + tenant))) {
            return;
        }
        Map<String, String> choices = choices(table);
        String failure = "";
        for (String text : TEXTS) {
            for (boolean full : new boolean[] {false, true}) {
                try {
                    insert(table, choices, text, full);
                    return;
                } catch (DataAccessException unfit) {
                    failure = unfit.getCause().getMessage().lines().findFirst().orElse("");
                }
            }
        }
        refused.put(table, failure);
    }

    /** Keys to other tables are not asked about: only rows of the same tenant could answer, and those are made up too. */
    private void insert(String table, Map<String, String> choices, String text, boolean full) {
        Map<String, String> values = new LinkedHashMap<>();
        columns(table).forEach(column -> {
            String name = column.get("name", String.class);
            String type = column.get("type", String.class);
            values.put(name, name.equals("tenant_id") ? String.valueOf(tenant) : value(name, type, choices.getOrDefault(name, text), full, values.size()));
        });
        StringJoiner names = new StringJoiner(", ");
        values.keySet().forEach(name -> names.add('"' + name + '"'));
        owner.transaction(one -> {
            one.dsl().execute("set local session_replication_role = replica");
            one.dsl().execute("insert into " + table + " (" + names + ") values (" + String.join(", ", values.values()) + ")");
        });
    }

    private List<? extends Record> columns(String table) {
        return owner.fetch(
                """
                select attname::text as name, format_type(atttypid, null) as type from pg_attribute
                 where attrelid = ?::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''
                 order by attnum""",
                table);
    }

    private Map<String, String> choices(String table) {
        Map<String, String> choices = new HashMap<>(WORDS.getOrDefault(table, Map.of()));
        List<String> checks = new ArrayList<>(owner.fetch(
                        "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass and contype = 'c'", table)
                .getValues(0, String.class));
        for (Pattern pattern : List.of(ONE_OF, EQUALS)) {
            for (String check : checks) {
                Matcher choice = pattern.matcher(check);
                while (choice.find()) {
                    choices.putIfAbsent(choice.group(1), choice.group(2));
                }
            }
        }
        return choices;
    }

    /** @param full lists have an item and flags are up @param place in the table: later days stand behind earlier ones */
    private static String value(String name, String type, String text, boolean full, int place) {
        if (type.endsWith("[]")) {
            return full && type.equals("text[]") ? "'{planted}'" : "'{}'";
        }
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "smallint", "integer", "bigint", "numeric" -> name.endsWith("year") ? "2026" : "1";
            case "boolean" -> String.valueOf(full);
            case "date" -> "(date_trunc('month', current_date) + interval '" + place + " months')::date";
            case "timestamp with time zone" -> "now()";
            case "jsonb" -> "'{}'";
            case "bytea" -> "'\\x01'";
            case "interval" -> "interval '1 day'";
            default -> "'" + text + "'";
        };
    }
}
