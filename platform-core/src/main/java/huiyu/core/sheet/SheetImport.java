package huiyu.core.sheet;

import java.util.Optional;
import java.util.UUID;

/**
 * An import as it stands.
 *
 * @param onlyFor what its rows are limited to, in the words of its kind; empty: nothing
 * @param status {@code running}, {@code stopped} or {@code done}
 * @param readRows rows worked through
 * @param stop why it is stopped; empty unless it is
 */
public record SheetImport(
        UUID id, String kind, boolean dryRun, Optional<String> onlyFor, String status, int totalRows, int readRows, int goodRows, int badRows,
        Optional<SheetStop> stop) {

    boolean isRunning() {
        return status.equals("running");
    }

    SheetImport stoppedBy(SheetStop stop) {
        return new SheetImport(id, kind, dryRun, onlyFor, "stopped", totalRows, readRows, goodRows, badRows, Optional.of(stop));
    }
}
