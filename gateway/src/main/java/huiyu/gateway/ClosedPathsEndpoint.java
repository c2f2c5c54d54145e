package huiyu.gateway;

import huiyu.gateway.ClosedPaths.ClosedPath;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The kill switch for operators, on the management port only. */
@Component
@Endpoint(id = "closedpaths")
class ClosedPathsEndpoint {

    private final ClosedPaths closedPaths;

    ClosedPathsEndpoint(ClosedPaths closedPaths) {
        this.closedPaths = closedPaths;
    }

    @ReadOperation
    List<ClosedPath> list() {
        return closedPaths.list();
    }

    /** @param path for example {@code /api/payments} */
    @WriteOperation
    void close(String path, @Nullable String reasonZh, @Nullable String reasonEn) {
        closedPaths.close(new ClosedPath(
                path,
                reasonZh == null ? "该功能暂停服务" : reasonZh,
                reasonEn == null ? "This function is closed for now." : reasonEn));
    }

    @DeleteOperation
    void open(String path) {
        closedPaths.open(path);
    }
}
