package huiyu.core.settlement;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class HeldStatusStore {

    private static final String SELECT =
            "select person_id, status, valid_from, valid_to, source, reference from core.held_status ";

    /** Two statements: what is contradicted is superseded, then what is not there is added. Returns the person of each row that is new. */
    List<UUID> record(Tx tx, List<HeldStatus> said, String by, Instant at) {
        UUID[] persons = said.stream().map(HeldStatus::personId).toArray(UUID[]::new);
        String[] statuses = said.stream().map(HeldStatus::status).toArray(String[]::new);
        LocalDate[] from = said.stream().map(HeldStatus::validFrom).toArray(LocalDate[]::new);
        LocalDate[] to = said.stream().map(each -> each.validTo().orElse(null)).toArray(LocalDate[]::new);
        tx.dsl().execute(
                """
                update core.held_status h set superseded_at = ?::timestamptz
                  from unnest(?::uuid[], ?::text[], ?::date[], ?::date[]) as n (person_id, status, valid_from, valid_to)
                 where h.tenant_id = ? and h.person_id = n.person_id and h.status = n.status and h.superseded_at is null
                   and h.valid_from = n.valid_from and h.valid_to is distinct from n.valid_to""",
                at.atOffset(ZoneOffset.UTC), persons, statuses, from, to, tx.tenantId());
        return tx.dsl().fetch(
                """
                insert into core.held_status
                  (tenant_id, person_id, status, valid_from, valid_to, source, reference, recorded_at, recorded_by)
                select distinct on (n.person_id, n.status, n.valid_from)
                       ?, n.person_id, n.status, n.valid_from, n.valid_to, n.source, n.reference, ?::timestamptz, ?
                  from unnest(?::uuid[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[])
                       as n (person_id, status, valid_from, valid_to, source, reference)
                 where not exists (
                   select from core.held_status h
                    where h.tenant_id = ? and h.person_id = n.person_id and h.status = n.status
                      and h.valid_from = n.valid_from and h.superseded_at is null)
                returning person_id""",
                tx.tenantId(),
                at.atOffset(ZoneOffset.UTC),
                by,
                persons,
                statuses,
                from,
                to,
                said.stream().map(HeldStatus::source).toArray(String[]::new),
                said.stream().map(each -> each.reference().orElse(null)).toArray(String[]::new),
                tx.tenantId())
                .map(row -> row.get("person_id", UUID.class));
    }

    /** Words on any of the files merged into a person's are told as of the person asked for. */
    List<HeldStatus> list(Read read, Collection<UUID> personIds) {
        return read.dsl()
                .fetch(
                        """
                        select asked.person_id, h.status, h.valid_from, h.valid_to, h.source, h.reference
                          from unnest(?::uuid[]) as asked (person_id)
                          join core.held_status h on h.tenant_id = ? and h.person_id = any (core.ids_with(asked.person_id))
                           and h.superseded_at is null
                         order by asked.person_id, h.valid_from, h.status""",
                        personIds.toArray(UUID[]::new), read.tenantId())
                .map(HeldStatusStore::status);
    }

    List<UUID> listPeople(Read read, LocalDate day, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select distinct p.root_id from core.held_status h
                          join core.person p on p.tenant_id = h.tenant_id and p.id = h.person_id
                         where h.tenant_id = ? and h.superseded_at is null and p.root_id > ? and h.valid_from <= ?
                           and (h.valid_to is null or h.valid_to >= ?)
                         order by p.root_id limit ?""",
                        read.tenantId(), after.orElse(new UUID(0, 0)), day, day, limit)
                .map(row -> row.get("root_id", UUID.class));
    }

    List<HeldStatus> listHolders(Read read, String status, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(SELECT + """
                        where tenant_id = ? and status = ? and superseded_at is null and person_id > ?
                        order by person_id, valid_from limit ?""",
                        read.tenantId(), status, after.orElse(new UUID(0, 0)), limit)
                .map(HeldStatusStore::status);
    }

    private static HeldStatus status(Record row) {
        return new HeldStatus(
                row.get("person_id", UUID.class),
                row.get("status", String.class),
                row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)),
                row.get("source", String.class),
                Optional.ofNullable(row.get("reference", String.class)));
    }
}
