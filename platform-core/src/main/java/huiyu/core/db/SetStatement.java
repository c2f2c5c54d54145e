package huiyu.core.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.postgresql.PGStatement;

/**
 * A statement of constant text over large sets, which come as arrays: planned for its own arguments at every call. A plan kept
 * for any arguments thinks that every set has ten members and joins two of a thousand by comparing each with each. Unlike
 * {@link Tx#planForSets}, leaves the checks of foreign keys their plans.
 */
public record SetStatement(String sql) {

    /** All its rows. What may be bound: {@link HotStatement}. */
    public <T> List<T> fetch(Read read, HotStatement.RowReader<T> reader, Object... bindings) {
        return run(read.dsl(), bindings, statement -> {
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        });
    }

    /** How many rows it changed. */
    public int execute(Tx tx, Object... bindings) {
        return run(tx.dsl(), bindings, PreparedStatement::executeUpdate);
    }

    @FunctionalInterface
    private interface Run<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(DSLContext dsl, Object[] bindings, Run<T> run) {
        return dsl.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                HotStatement.bind(connection, statement, bindings);
                return run.of(statement);
            } catch (SQLException failure) {
                throw HotStatement.translated(sql, failure);
            }
        });
    }
}
