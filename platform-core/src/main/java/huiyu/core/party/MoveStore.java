package huiyu.core.party;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class MoveStore {

    record Consent(UUID guardianId, LocalDate givenOn, String document) {}

    /**
     * @param movedOn the day the household registration moved
     * @param attributes the facts of the child that go along, by name
     */
    record Move(String toDivisionCode, LocalDate movedOn, List<String> attributes, Consent consent) {}

    /** @param parcel sealed */
    record Handover(UUID id, int fromTenantId, byte[] parcel, boolean accepted) {}

    Optional<Integer> findTenant(Read read, String divisionCode) {
        return read.dsl()
                .fetchOptional(
                        """
                        select id from core.tenant
                         where division_code = ? and status = 'active' and level in ('city', 'municipality')""",
                        divisionCode)
                .map(row -> row.get("id", Integer.class));
    }

    String getDivisionCode(Read read, int tenantId) {
        return read.dsl()
                .fetchSingle("select division_code from core.tenant where id = ?", tenantId)
                .get("division_code", String.class);
    }

    void markMoved(Tx tx, UUID rootId, String divisionCode, Instant at) {
        tx.dsl()
                .execute(
                        "update core.person set moved_to = ?, moved_at = ?::timestamptz where tenant_id = ? and id = ?",
                        divisionCode, PersonStore.utc(at), tx.tenantId(), rootId);
    }

    /** A child that comes back has its old file again. */
    void markPresent(Tx tx, UUID rootId) {
        tx.dsl()
                .execute(
                        "update core.person set moved_to = null, moved_at = null where tenant_id = ? and id = ?",
                        tx.tenantId(), rootId);
    }

    void insert(Tx tx, UUID rootId, Move move, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.person_move
                          (tenant_id, id, person_id, to_division_code, moved_on, attributes, consent_by, consent_on,
                           consent_document, moved_at, moved_by)
                        values (?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), Ids.next(), rootId, move.toDivisionCode(), move.movedOn(),
                        move.attributes().toArray(String[]::new), move.consent().guardianId(), move.consent().givenOn(),
                        move.consent().document(), PersonStore.utc(at), by);
    }

    /** The last move of a file out of this city. */
    Move getLatest(Read read, UUID rootId) {
        return read.dsl()
                .fetchSingle(
                        """
                        select to_division_code, coalesce(moved_on, consent_on) as moved_on, attributes, consent_by, consent_on,
                               consent_document
                          from core.person_move where tenant_id = ? and person_id = ? order by id desc limit 1""",
                        read.tenantId(), rootId)
                .map(row -> new Move(
                        row.get("to_division_code", String.class),
                        row.get("moved_on", LocalDate.class),
                        List.of(row.get("attributes", String[].class)),
                        new Consent(
                                row.get("consent_by", UUID.class), row.get("consent_on", LocalDate.class),
                                row.get("consent_document", String.class))));
    }

    /** Whether the file, as it is read today, came from another city. */
    boolean cameFromElsewhere(Read read, UUID personId) {
        return read.dsl()
                .fetchSingle(
                        """
                        select exists (
                          select from core.person own
                            join core.person part on part.tenant_id = own.tenant_id and part.root_id = own.root_id
                            join core.person_handover h on h.tenant_id = part.tenant_id and h.person_id = part.id
                           where own.tenant_id = ? and own.id = ?) as came""",
                        read.tenantId(), personId)
                .get("came", Boolean.class);
    }

    /** The named door between two cities: one way, sealed. */
    void handOver(Tx tx, UUID parcelId, int toTenantId, byte[] sealed, Instant at) {
        tx.dsl()
                .fetch(
                        "select core.hand_over(?, ?, ?, ?::timestamptz)",
                        parcelId, toTenantId, sealed, PersonStore.utc(at));
    }

    Optional<Handover> findHandover(Tx tx, UUID id) {
        return tx.dsl()
                .fetchOptional(
                        """
                        select id, from_tenant_id, parcel, accepted_at is not null as accepted
                          from core.person_handover where tenant_id = ? and id = ? for update""",
                        tx.tenantId(), id)
                .map(row -> new Handover(
                        row.get("id", UUID.class),
                        row.get("from_tenant_id", Integer.class),
                        row.get("parcel", byte[].class),
                        row.get("accepted", Boolean.class)));
    }

    void accept(Tx tx, UUID handoverId, UUID personId, Instant at) {
        tx.dsl()
                .execute(
                        """
                        update core.person_handover set accepted_at = ?::timestamptz, person_id = ?
                         where tenant_id = ? and id = ?""",
                        PersonStore.utc(at), personId, tx.tenantId(), handoverId);
    }
}
