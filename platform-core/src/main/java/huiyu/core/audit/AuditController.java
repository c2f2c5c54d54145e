package huiyu.core.audit;

import huiyu.api.platform.AuditTrailApi;
import huiyu.api.platform.model.AuditEntryPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
class AuditController implements AuditTrailApi {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final AuditStore store;
    private final JsonMapper json;

    AuditController(CurrentActor current, TenantTransaction transactions, AuditStore store, JsonMapper json) {
        this.current = current;
        this.transactions = transactions;
        this.store = store;
        this.json = json;
    }

    @Override
    public ResponseEntity<AuditEntryPage> listAuditEntries(
            String actor,
            String action,
            String targetKind,
            UUID targetId,
            OffsetDateTime from,
            OffsetDateTime to,
            String cursor,
            Integer limit) {
        var filter = new AuditStore.Filter(
                Optional.ofNullable(actor),
                Optional.ofNullable(action),
                Optional.ofNullable(targetKind),
                Optional.ofNullable(targetId),
                Optional.ofNullable(from).map(OffsetDateTime::toInstant),
                Optional.ofNullable(to).map(OffsetDateTime::toInstant));
        int most = Cursor.limit(limit);
        List<AuditEntry> found = transactions.read(
                current.get().tenantId(),
                read -> store.list(read, filter, Optional.ofNullable(cursor).map(AuditController::id), most));
        AuditEntryPage page = new AuditEntryPage().items(found.stream().map(this::model).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().id()).encode()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).lastKey().getFirst());
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.invalid("invalid-cursor", Map.of());
        }
    }

    private huiyu.api.platform.model.AuditEntry model(AuditEntry entry) {
        return new huiyu.api.platform.model.AuditEntry()
                .id(entry.id())
                .at(entry.at().atOffset(ZoneOffset.UTC))
                .actor(entry.actor())
                .actorName(entry.actorName().orElse(null))
                .action(entry.action())
                .targetKind(entry.targetKind())
                .targetId(entry.targetId())
                .reason(entry.reason().orElse(null))
                .detail(json.readValue(entry.detail(), DETAIL))
                .correlationId(entry.correlationId().orElse(null));
    }
}
