package huiyu.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The kill switch: paths that are closed for now, with the reason people are told. All instances see a change within two
 * seconds; while the database is away what was closed last stays closed, and nothing else does.
 */
@Component
class ClosedPaths {

    record ClosedPath(String pathPrefix, String reasonZh, String reasonEn) {

        boolean covers(String path) {
            return path.equals(pathPrefix) || path.startsWith(pathPrefix.endsWith("/") ? pathPrefix : pathPrefix + "/");
        }
    }

    private static final Logger log = LoggerFactory.getLogger(ClosedPaths.class);

    private final JdbcClient jdbc;
    private final LoadingCache<Boolean, List<ClosedPath>> all;
    private volatile Optional<List<ClosedPath>> last = Optional.empty();

    @Autowired
    ClosedPaths(JdbcClient jdbc) {
        this(jdbc, () -> read(jdbc), Ticker.systemTicker());
    }

    ClosedPaths(JdbcClient jdbc, Supplier<List<ClosedPath>> reading, Ticker ticker) {
        this.jdbc = jdbc;
        this.all = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(Duration.ofSeconds(2)).build(any -> readOrLast(reading));
    }

    private List<ClosedPath> readOrLast(Supplier<List<ClosedPath>> reading) {
        try {
            last = Optional.of(reading.get());
        } catch (DataAccessException away) {
            log.warn("the database of closed paths is busy or away: {}", away.toString());
            return last.orElseThrow(() -> away);
        }
        return last.get();
    }

    private static List<ClosedPath> read(JdbcClient jdbc) {
        return jdbc.sql("select path_prefix, reason_zh, reason_en from gateway.closed_path order by length(path_prefix) desc")
                .query(ClosedPath.class)
                .list();
    }

    /** @throws DataAccessException while the database is away and was never read */
    Optional<ClosedPath> findFor(String path) {
        return list().stream().filter(closed -> closed.covers(path)).findFirst();
    }

    List<ClosedPath> list() {
        return all.get(true);
    }

    void close(ClosedPath path) {
        jdbc.sql(
                        """
                        insert into gateway.closed_path (path_prefix, reason_zh, reason_en) values (?, ?, ?)
                        on conflict (path_prefix) do update set reason_zh = excluded.reason_zh, reason_en = excluded.reason_en""")
                .params(path.pathPrefix(), path.reasonZh(), path.reasonEn())
                .update();
        all.invalidateAll();
    }

    void open(String pathPrefix) {
        jdbc.sql("delete from gateway.closed_path where path_prefix = ?").param(pathPrefix).update();
        all.invalidateAll();
    }
}
