package huiyu.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kill switch: paths that are closed for now, with the reason people are told. All instances see a change within two seconds. */
@Component
class ClosedPaths {

    record ClosedPath(String pathPrefix, String reasonZh, String reasonEn) {

        boolean covers(String path) {
            return path.equals(pathPrefix) || path.startsWith(pathPrefix.endsWith("/") ? pathPrefix : pathPrefix + "/");
        }
    }

    private final JdbcClient jdbc;
    private final LoadingCache<Boolean, List<ClosedPath>> all;

    ClosedPaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.all = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(any -> read());
    }

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

    private List<ClosedPath> read() {
        return jdbc.sql("select path_prefix, reason_zh, reason_en from gateway.closed_path order by length(path_prefix) desc")
                .query(ClosedPath.class)
                .list();
    }
}
