package huiyu.core.sheet;

import java.util.Optional;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param onlyFor what its rows are limited to, in the words of its kind; empty: nothing
 * @param readRows rows worked through
 */
public record SheetImport(
        UUID id, String kind, boolean dryRun, Optional<String> onlyFor, String status, int totalRows, int readRows, int goodRows, int badRows) {

    boolean isRunning() {
        return status.equals("running");
    }
}
