package huiyu.insurance.feed;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class FeedStore {

    private static final int DAYS_BEFORE = 14;

    /** @param at when, and what the problem's code was */
    record Refusal(UUID id, String kind, String code, Instant at) {}

    /** Under the institution the client speaks for; nothing for a client that speaks for none. */
    void insert(Tx tx, String clientId, String kind, String code, LocalDate day, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.feed_refusal (tenant_id, institution, day, kind, code, received_at)
                select tenant_id, code, ?, ?, ?, ?::timestamptz from insurance.institution
                 where tenant_id = ? and client_id = ? order by code limit 1""",
                day, kind, code, at.atOffset(ZoneOffset.UTC), tx.tenantId(), clientId);
    }

    /**
     * By code, after one. Ids of settlements and clearing entries are ordered by time: a day is a range of them.
     *
     * @param lateAfter days from discharge that are not yet late
     */
    List<FeedDay> list(Read read, LocalDate day, int lateAfter, ZoneId zone, String after, int limit) {
        UUID start = firstId(day, zone);
        UUID end = firstId(day.plusDays(1), zone);
        return read.dsl()
                .fetch(
                        """
                        select i.code, i.name_zh, i.name_en, (coalesce(own.received, 0) + coalesce(guest.received, 0))::int as received,
                               coalesce(own.late, 0)::int as late, coalesce(bad.malformed, 0)::int as malformed,
                               coalesce(bad.duplicate, 0)::int as duplicate, coalesce(bad.refused, 0)::int as refused,
                               coalesce(own.received, 0) + coalesce(guest.received, 0) = 0 and exists (
                                 select from insurance.settlement s
                                  where s.tenant_id = i.tenant_id and s.institution = i.code and s.division_code = t.division_code
                                    and s.id >= ? and s.id < ?) as missing
                          from insurance.institution i
                          join core.tenant t on t.id = i.tenant_id
                          left join (
                            select s.institution, s.division_code, count(*) as received,
                                   count(*) filter (where (s.decided_at at time zone ?)::date - s.discharged_on > ?) as late
                              from insurance.settlement s
                             where s.tenant_id = ? and s.id >= ? and s.id < ? and s.version = 1 and s.claimed_by = 'institution'
                             group by 1, 2) own on own.institution = i.code and own.division_code = t.division_code
                          left join (
                            select c.institution, count(distinct c.bill_number) as received
                              from insurance.clearing c
                             where c.tenant_id = ? and c.direction = 'receivable' and c.id >= ? and c.id < ?
                             group by 1) guest on guest.institution = i.code
                          left join (
                            select f.institution, count(*) filter (where f.kind = 'malformed') as malformed,
                                   count(*) filter (where f.kind = 'duplicate') as duplicate,
                                   count(*) filter (where f.kind = 'refused') as refused
                              from insurance.feed_refusal f where f.tenant_id = ? and f.day = ? group by 1) bad on bad.institution = i.code
                         where i.tenant_id = ? and i.client_id is not null and i.code > ? and exists (
                           select from insurance.institution_term d
                            where d.tenant_id = i.tenant_id and d.institution_id = i.id and d.valid_from <= ?
                              and (d.valid_to is null or d.valid_to >= ?))
                         order by i.code limit ?""",
                        firstId(day.minusDays(DAYS_BEFORE), zone), start, zone.getId(), lateAfter, read.tenantId(), start, end,
                        read.tenantId(), start, end, read.tenantId(), day, read.tenantId(), after, day, day, limit)
                .map(row -> new FeedDay(
                        row.get("code", String.class),
                        row.get("name_zh", String.class),
                        row.get("name_en", String.class),
                        row.get("received", int.class),
                        row.get("late", int.class),
                        row.get("malformed", int.class),
                        row.get("duplicate", int.class),
                        row.get("refused", int.class),
                        row.get("missing", boolean.class)));
    }

    List<Refusal> listRefusals(Read read, String institution, LocalDate day, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select id, kind, code, received_at from insurance.feed_refusal
                         where tenant_id = ? and institution = ? and day = ? and id < ? order by id desc limit ?""",
                        read.tenantId(), institution, day, before.orElse(new UUID(-1, -1)), limit)
                .map(row -> new Refusal(
                        row.get("id", UUID.class),
                        row.get("kind", String.class),
                        row.get("code", String.class),
                        row.get("received_at", OffsetDateTime.class).toInstant()));
    }

    /** The least time-ordered id of a day. */
    private static UUID firstId(LocalDate day, ZoneId zone) {
        return new UUID(day.atStartOfDay(zone).toInstant().toEpochMilli() << 16, 0);
    }
}
