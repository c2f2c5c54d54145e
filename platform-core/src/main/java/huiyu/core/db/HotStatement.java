package huiyu.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * A statement of constant text for the hottest paths: bound and read as it is, where jOOQ would read a text it did not make
 * anew at every call.
 *
 * @param planKept whether the database keeps its plan, for any arguments: right where each call is about a few rows
 */
public record HotStatement(String sql, boolean planKept) {

    private static final SQLErrorCodeSQLExceptionTranslator FAILURES = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    /**
     * One whose plan is kept; the driver prepares it once per connection. An array in a condition on an index is written {@code
     * any ((select ?::uuid[])::uuid[])}: as a bare {@code any (?)} the plan for the case at hand looks cheaper than the kept one,
     * so that a new one is made at every call.
     */
    public HotStatement(String sql) {
        this(sql, true);
    }

    /**
     * One over large sets, which come as arrays: planned for its own arguments at every call. A plan kept for any arguments
     * thinks that every set has ten members and joins two of a thousand by comparing each with each. Unlike {@link
     * Tx#planForSets}, leaves the checks of foreign keys their plans.
     */
    public static HotStatement ofSets(String sql) {
        return new HotStatement(sql, false);
    }

    /** Makes something of the row under the cursor. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Its one row; the statement cannot give another number of them. */
    public <T> T fetchSingle(Read read, RowReader<T> reader, Object... bindings) {
        return fetchOptional(read.dsl(), reader, bindings).orElseThrow(() -> new IllegalStateException("no row"));
    }

    /** Its first row, if any. Null, arrays of ids, texts, bytes and whole numbers, days and times may be bound. */
    <T> Optional<T> fetchOptional(DSLContext dsl, RowReader<T> reader, Object... bindings) {
        return with(dsl, bindings, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /** All its rows, in its order. */
    public <T> List<T> fetch(Read read, RowReader<T> reader, Object... bindings) {
        return with(read.dsl(), bindings, statement -> {
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        });
    }

    /** Changes rows; how many. */
    public int execute(Tx tx, Object... bindings) {
        return with(tx.dsl(), bindings, PreparedStatement::executeUpdate);
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(DSLContext dsl, Object[] bindings, Use<T> use) {
        return dsl.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (!planKept) {
                    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                }
                bind(connection, statement, bindings);
                return use.of(statement);
            } catch (SQLException failure) {
                throw translated(sql, failure);
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, Object[] bindings) throws SQLException {
        for (int i = 0; i < bindings.length; i++) {
            statement.setObject(i + 1, bindable(connection, bindings[i]));
        }
    }

    /** To the same exceptions as jOOQ's failures. */
    private static DataAccessException translated(String sql, SQLException failure) {
        DataAccessException known = FAILURES.translate("statement", sql, failure);
        return known == null ? new UncategorizedSQLException("statement", sql, failure) : known;
    }

    private static Object bindable(Connection connection, Object value) throws SQLException {
        return value instanceof Object[] array ? connection.createArrayOf(typeOf(array), array) : value;
    }

    private static String typeOf(Object[] array) {
        Class<?> of = array.getClass().getComponentType();
        if (of == UUID.class) {
            return "uuid";
        }
        if (of == Long.class) {
            return "int8";
        }
        if (of == Integer.class) {
            return "int4";
        }
        if (of == Boolean.class) {
            return "bool";
        }
        if (of == LocalDate.class) {
            return "date";
        }
        if (of == byte[].class) {
            return "bytea";
        }
        return "text";
    }
}
