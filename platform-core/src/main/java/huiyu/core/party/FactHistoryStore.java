package huiyu.core.party;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Everything ever recorded of a person or its household, superseded or not. */
@Repository
class FactHistoryStore {

    /** @param supersededAt null while it holds */
    record FactEntry(
            UUID id,
            boolean ofFamily,
            StoredFact fact,
            String source,
            String reference,
            OffsetDateTime recordedAt,
            String recordedBy,
            OffsetDateTime supersededAt) {}

    /** Latest first. @param attribute empty for all */
    List<FactEntry> list(Read read, UUID rootId, String attribute, UUID before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select f.*, f.value::text as value_text
                          from core.fact f
                         where f.tenant_id = ?
                           and (f.person_id in (select p.id from core.person p where p.tenant_id = ? and p.root_id = ?)
                                or f.household_id in (
                                  select m.household_id from core.household_member m
                                    join core.person p on p.tenant_id = m.tenant_id and p.id = m.person_id
                                   where p.tenant_id = ? and p.root_id = ?))
                           and (? = '' or case when f.household_id is null then f.attribute else 'family.' || f.attribute end = ?)
                           and (?::uuid is null or f.id < ?::uuid)
                         order by f.id desc limit ?""",
                        read.tenantId(), read.tenantId(), rootId, read.tenantId(), rootId,
                        attribute, attribute, before, before, limit)
                .map(row -> new FactEntry(
                        row.get("id", UUID.class),
                        row.get("household_id", UUID.class) != null,
                        new StoredFact(
                                row.get("attribute", String.class),
                                row.get("item", String.class),
                                row.get("value_text", String.class),
                                row.get("valid_from", LocalDate.class),
                                row.get("valid_to", LocalDate.class)),
                        row.get("source", String.class),
                        row.get("source_reference", String.class),
                        row.get("recorded_at", OffsetDateTime.class),
                        row.get("recorded_by", String.class),
                        row.get("superseded_at", OffsetDateTime.class)));
    }
}
