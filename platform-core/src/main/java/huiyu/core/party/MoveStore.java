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

    void insert(
            Tx tx, UUID rootId, String divisionCode, List<String> attributes, Consent consent, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.person_move
                          (tenant_id, id, person_id, to_division_code, attributes, consent_by, consent_on,
                           consent_document, moved_at, moved_by)
                        values (?, ?, ?, ?, ?::text[], ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), Ids.next(), rootId, divisionCode, attributes.toArray(String[]::new),
                        consent.guardianId(), consent.givenOn(), consent.document(), PersonStore.utc(at), by);
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
