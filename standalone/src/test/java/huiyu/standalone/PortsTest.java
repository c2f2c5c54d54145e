package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void an_inner_port_that_is_taken_gives_way_to_a_free_one() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.choose(wishes("HUIYU_KEYCLOAK_PORT", taken.getLocalPort()));
            assertThat(ports.keycloak()).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void the_gateways_port_does_not_move_silently() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(Map.of("HUIYU_PORT", String.valueOf(taken.getLocalPort()))))
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("HUIYU_PORT");
        }
    }

    private static Map<String, String> wishes(String name, int port) {
        Map<String, String> wishes = new HashMap<>(Map.of("HUIYU_PORT", String.valueOf(Ports.anyFree().gateway())));
        wishes.put(name, String.valueOf(port));
        return wishes;
    }
}
