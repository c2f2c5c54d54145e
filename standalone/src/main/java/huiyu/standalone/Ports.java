package huiyu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Which process listens where, all on 127.0.0.1. The gateway's port is an address people know, so a taken one is an
 * error; the others give way to a free one.
 */
public record Ports(int gateway, int gatewayManagement, int platform, int platformManagement, int keycloak, int keycloakManagement, int database) {

    static Ports choose(Map<String, String> environment) {
        int gateway = wished(environment, "HUIYU_PORT", 8080);
        if (!isFree(gateway)) {
            throw new IllegalStateException(
                    "端口 " + gateway + " 已被占用 port is taken; choose another with HUIYU_PORT=8090 ./huiyu up");
        }
        return new Ports(
                gateway,
                freeNear(wished(environment, "HUIYU_GATEWAY_MANAGEMENT_PORT", 8079)),
                freeNear(wished(environment, "HUIYU_PLATFORM_PORT", 8082)),
                freeNear(wished(environment, "HUIYU_PLATFORM_MANAGEMENT_PORT", 8083)),
                freeNear(wished(environment, "HUIYU_KEYCLOAK_PORT", 8081)),
                freeNear(wished(environment, "HUIYU_KEYCLOAK_MANAGEMENT_PORT", 9000)),
                freeNear(wished(environment, "HUIYU_DATABASE_PORT", 5433)));
    }

    /** Any free ports, for tests. */
    public static Ports anyFree() {
        return new Ports(anyPort(), anyPort(), anyPort(), anyPort(), anyPort(), anyPort(), anyPort());
    }

    private static int wished(Map<String, String> environment, String name, int usual) {
        return Integer.parseInt(environment.getOrDefault(name, String.valueOf(usual)));
    }

    private static int freeNear(int wished) {
        return isFree(wished) ? wished : anyPort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
