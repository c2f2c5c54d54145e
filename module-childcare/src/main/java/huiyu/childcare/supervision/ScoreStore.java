package huiyu.childcare.supervision;

import huiyu.childcare.supervision.Scoring.Part;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository("childcareScoreStore")
class ScoreStore {

    private static final List<String> INDICATORS = List.of(
            "finding_open", "finding_overdue", "finding_grave", "incident", "incident_late", "staff_expired", "feedback_bad", "overfull");

    private final JsonMapper json;

    ScoreStore(JsonMapper json) {
        this.json = json;
    }

    record Counted(UUID institutionId, String institution, Map<String, Integer> counts) {}

    record Scored(UUID institutionId, String institution, String supervisionClass, int points, List<Part> parts, LocalDate validFrom) {}

    /** What is known of every filed institution: open findings as they stand, the others of the last twelve months. */
    List<Counted> countAll(Read read, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        with day as (select ?::date as today, ?::date as since),
                        filed as (
                          select i.id, i.code from childcare.institution i, day
                           where i.tenant_id = ? and (i.closed_on is null or i.closed_on >= day.today)
                             and exists (select from childcare.filing f where f.tenant_id = i.tenant_id and f.institution_id = i.id
                                            and f.status = 'filed' and f.decided_on <= day.today)),
                        findings as (
                          select n.institution_id,
                                 count(*) filter (where f.accepted_on is null) as open,
                                 count(*) filter (where f.accepted_on is null and f.mend_by < day.today) as overdue,
                                 count(*) filter (where f.severity = 'grave' and n.inspected_on > day.since) as grave
                            from day, childcare.finding f
                            join childcare.inspection n on n.tenant_id = f.tenant_id and n.id = f.inspection_id
                           where f.tenant_id = ? group by 1),
                        incidents as (
                          select institution_id, count(*) as total, count(*) filter (where reported_at > report_due_at) as late
                            from childcare.incident, day where tenant_id = ? and happened_at > day.since group by 1),
                        staff as (
                          select institution_id, count(*) as expired from childcare.staff_member, day
                           where tenant_id = ? and valid_from <= day.today and (valid_to is null or valid_to >= day.today)
                             and qualified_until < day.today group by 1),
                        voices as (
                          select institution_id, count(*) as bad from childcare.feedback, day
                           where tenant_id = ? and given_on > day.since and stars <= 2 group by 1),
                        crowded as (
                          select c.institution_id, count(*) as groups from day, childcare.capacity c
                           where c.tenant_id = ? and c.valid_from <= day.today and (c.valid_to is null or c.valid_to >= day.today)
                             and c.places < (select count(distinct e.child_id) from childcare.enrolment e
                                              where e.tenant_id = c.tenant_id and e.institution_id = c.institution_id and e.age_group = c.age_group
                                                and e.valid_from <= day.today and (e.valid_to is null or e.valid_to >= day.today))
                           group by 1)
                        select filed.id, filed.code, coalesce(findings.open, 0) as finding_open, coalesce(findings.overdue, 0) as finding_overdue,
                               coalesce(findings.grave, 0) as finding_grave, coalesce(incidents.total, 0) as incident,
                               coalesce(incidents.late, 0) as incident_late, coalesce(staff.expired, 0) as staff_expired,
                               coalesce(voices.bad, 0) as feedback_bad, coalesce(crowded.groups, 0) as overfull
                          from filed
                          left join findings on findings.institution_id = filed.id
                          left join incidents on incidents.institution_id = filed.id
                          left join staff on staff.institution_id = filed.id
                          left join voices on voices.institution_id = filed.id
                          left join crowded on crowded.institution_id = filed.id
                         order by filed.code""",
                        on, on.minusYears(1), read.tenantId(), read.tenantId(), read.tenantId(), read.tenantId(), read.tenantId(), read.tenantId())
                .map(row -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    INDICATORS.forEach(indicator -> counts.put(indicator, row.get(indicator, int.class)));
                    return new Counted(row.get("id", UUID.class), row.get("code", String.class), counts);
                });
    }

    /** @return how many had no class from that day yet */
    int insert(Tx tx, List<Scored> scored, LocalDate from, String by, Instant at) {
        UUID[] ids = scored.stream().map(Scored::institutionId).toArray(UUID[]::new);
        Integer[] points = scored.stream().map(Scored::points).toArray(Integer[]::new);
        tx.dsl().execute(
                """
                insert into childcare.risk_score (tenant_id, institution_id, valid_from, points, parts)
                select ?, given.id, ?, given.points, given.parts::jsonb from unnest(?::uuid[], ?::int[], ?::text[]) as given (id, points, parts)
                on conflict do nothing""",
                tx.tenantId(), from, ids, points, scored.stream().map(each -> json.writeValueAsString(each.parts())).toArray(String[]::new));
        return tx.dsl().execute(
                """
                insert into childcare.supervision_class (tenant_id, institution_id, class, reason, valid_from, recorded_at, recorded_by)
                select ?, given.id, given.class, '评分 ' || given.points, ?, ?::timestamptz, ?
                  from unnest(?::uuid[], ?::text[], ?::int[]) as given (id, class, points)
                on conflict do nothing""",
                tx.tenantId(), from, at.atOffset(ZoneOffset.UTC), by, ids,
                scored.stream().map(Scored::supervisionClass).toArray(String[]::new), points);
    }

    /** The last score of each institution, with the class that holds. */
    List<Scored> listLatest(Read read, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (i.code) i.id, i.code, r.points, r.parts, r.valid_from,
                               (select s.class from childcare.supervision_class s where s.tenant_id = r.tenant_id and s.institution_id = r.institution_id
                                   and s.valid_from <= ? order by s.valid_from desc limit 1) as class
                          from childcare.risk_score r
                          join childcare.institution i on i.tenant_id = r.tenant_id and i.id = r.institution_id
                         where r.tenant_id = ? and r.valid_from <= ?
                         order by i.code, r.valid_from desc""",
                        on, read.tenantId(), on)
                .map(row -> new Scored(
                        row.get("id", UUID.class), row.get("code", String.class), row.get("class", String.class), row.get("points", int.class),
                        json.readValue(row.get("parts", JSONB.class).data(), new TypeReference<List<Part>>() {}), row.get("valid_from", LocalDate.class)));
    }
}
