package huiyu.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what this thread's transactions ask of the database: statements and commits. Begin travels with the first statement. */
public final class RoundTrips implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> SEEN = new ThreadLocal<>();

    /** The statements that {@code work} sends inside of transactions, in order, and {@code commit} for each commit. */
    public static List<String> of(Runnable work) {
        SEEN.set(new ArrayList<>());
        try {
            work.run();
            return SEEN.get();
        } finally {
            SEEN.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return SEEN.get() == null ? connection : counted(connection);
        }
    }

    private static Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && !connection.getAutoCommit()) {
                        SEEN.get().add(((String) arguments[0]).strip());
                    }
                    if (method.getName().equals("commit")) {
                        SEEN.get().add("commit");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
