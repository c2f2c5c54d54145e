package huiyu.childcare.attendance;

import java.util.Optional;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param onlyFor the one institution its rows may name; empty for any
 * @param readRows rows worked through, the place to go on
 */
record Import(UUID id, boolean dryRun, Optional<String> onlyFor, String status, int totalRows, int readRows, int goodRows, int badRows) {

    boolean isRunning() {
        return status.equals("running");
    }
}
