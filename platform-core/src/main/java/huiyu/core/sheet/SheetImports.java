package huiyu.core.sheet;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.job.Outbox;
import huiyu.core.job.StuckEvent;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import huiyu.policy.definition.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes files in, and works through them part by part: each event is one part and asks for the next. */
@Component
public class SheetImports implements EventHandler {

    private static final String PART_DUE = "sheet.part-due";

    private final SheetStore store;
    private final ObjectProvider<SheetKind> kinds;
    private final Outbox outbox;
    private final Audit audit;
    private final ProblemTexts texts;
    private final Clock clock;

    SheetImports(SheetStore store, ObjectProvider<SheetKind> kinds, Outbox outbox, Audit audit, ProblemTexts texts, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.outbox = outbox;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Reads and keeps a file whole, and has its rows worked through afterwards.
     *
     * @param onlyFor what the rows are limited to, told to the kind with each part
     * @throws ProblemException 400 {@code sheet-unreadable}; 422 for a missing column, no rows or too many
     */
    public SheetImport begin(Tx tx, SheetKind kind, byte[] file, boolean dryRun, Optional<String> onlyFor, Actor actor) {
        UUID id = store.insert(tx, kind.code(), sha256(file), dryRun, onlyFor, actor.subject(), clock.instant());
        int[] part = {0};
        int rows = SheetFile.read(file, kind.columns(), kind.rowsPerPart(), some -> store.insertPart(tx, id, part[0]++, some));
        store.setTotal(tx, id, rows);
        audit.record(tx, actor, kind.code() + "-import.begun", kind.code() + "-import", id, Map.of("rows", rows, "dryRun", dryRun));
        outbox.publish(tx, PART_DUE, id, actor.subject());
        return store.get(tx, kind.code(), id);
    }

    /** @throws ProblemException 404 {@code sheet-import-not-found}, also for one of another kind */
    public SheetImport get(Read read, SheetKind kind, UUID id) {
        SheetImport standing = store.get(read, kind.code(), id);
        return standing.isRunning()
                ? outbox.findStuck(read, PART_DUE, id).map(stuck -> standing.stoppedBy(stop(read, id, stuck))).orElse(standing)
                : standing;
    }

    private SheetStop stop(Read read, UUID id, StuckEvent stuck) {
        List<SheetRow> rows = store.getNextPart(read, id).rows();
        int from = rows.getFirst().number();
        int to = rows.getLast().number();
        String key = texts.knows(stuck.lastError()) ? stuck.lastError() : "sheet-fault";
        Text reason = texts.get(key, Map.of("fault", stuck.lastError()));
        Map<String, Object> arguments = Map.of("from", from, "to", to, "attempts", stuck.attempts());
        Text stopped = texts.get("sheet-stopped", arguments);
        Text goesOn = texts.get("sheet-goes-on", arguments);
        Text says = new Text(stopped.zh() + reason.zh() + goesOn.zh(), stopped.en() + " " + reason.en() + " " + goesOn.en());
        return new SheetStop(from, to, stuck.lastError(), says, stuck.nextTryAt(), stuck.id());
    }

    /** Wrong rows by number, those behind {@code after}. */
    public List<SheetError> listErrors(Read read, SheetKind kind, UUID id, int after, int limit) {
        return store.listErrors(read, store.get(read, kind.code(), id).id(), after, limit);
    }

    @Override
    public String kind() {
        return PART_DUE;
    }

    @Override
    public void handle(Tx tx, Event event) {
        SheetImport standing = store.getLocked(tx, event.subjectId());
        if (!standing.isRunning()) {
            return;
        }
        tx.planForSets();
        SheetStore.Part part = store.getNextPart(tx, standing.id());
        List<SheetError> errors = kindOf(standing).take(tx, standing, part.rows(), event.actor());
        store.insertErrors(tx, standing.id(), errors);
        store.advance(tx, standing, part, errors.size(), clock.instant());
        if (standing.readRows() + part.rows().size() < standing.totalRows()) {
            outbox.publish(tx, PART_DUE, standing.id(), event.actor());
        }
    }

    private SheetKind kindOf(SheetImport standing) {
        return kinds.stream().collect(Collectors.toMap(SheetKind::code, Function.identity())).get(standing.kind());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
