package huiyu.childcare.subsidy;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository("childcareInstitutionFactStore")
class InstitutionFactStore {

    private final JsonMapper json;

    InstitutionFactStore(JsonMapper json) {
        this.json = json;
    }

    /** As they stand, the earliest first. */
    List<RecordedFact> list(Read read, Collection<UUID> institutions) {
        return read.dsl()
                .fetch(
                        """
                        select institution_id, attribute, value, valid_from, valid_to, document from childcare.institution_fact
                         where tenant_id = ? and institution_id = any (?::uuid[]) and superseded_at is null
                         order by attribute, valid_from nulls first""",
                        read.tenantId(), institutions.toArray(UUID[]::new))
                .map(row -> new RecordedFact(
                        row.get("institution_id", UUID.class), row.get("attribute", String.class),
                        json.readValue(row.get("value", JSONB.class).data(), Object.class),
                        Optional.ofNullable(row.get("valid_from", LocalDate.class)), Optional.ofNullable(row.get("valid_to", LocalDate.class)),
                        row.get("document", String.class)));
    }

    void supersede(Tx tx, RecordedFact fact, Instant at) {
        tx.dsl().execute(
                """
                update childcare.institution_fact set superseded_at = ?::timestamptz
                 where tenant_id = ? and institution_id = ? and attribute = ? and valid_from is not distinct from ?::date and superseded_at is null""",
                at.atOffset(ZoneOffset.UTC), tx.tenantId(), fact.institutionId(), fact.attribute(), fact.validFrom().orElse(null));
    }

    void insert(Tx tx, RecordedFact fact, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.institution_fact
                  (tenant_id, id, institution_id, attribute, value, valid_from, valid_to, document, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), Ids.next(), fact.institutionId(), fact.attribute(), json.writeValueAsString(fact.value()),
                fact.validFrom().orElse(null), fact.validTo().orElse(null), fact.document(), at.atOffset(ZoneOffset.UTC), by);
    }
}
