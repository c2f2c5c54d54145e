package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Files without cover. Looks through so many files at a time, since nearly everybody may be covered. */
@Repository
class UncoveredStore {

    static final int CHUNK = 2_000;

    /** @param kind and last day of the last cover, where there was one */
    record Uncovered(UUID personId, Optional<String> kind, Optional<LocalDate> lastDay) {}

    /** @param last after whom there may be more */
    record Looked(List<Uncovered> found, Optional<UUID> last) {}

    /** @param scope only files of this org unit and below */
    Looked look(Read read, LocalDate day, Optional<UUID> scope, Optional<UUID> after, int limit) {
        List<Record> files = List.copyOf(read.dsl().fetch(
                """
                select p.id, held.person_id is not null as covered, ended.kind, ended.valid_to
                  from (select tenant_id, id from core.person
                         where tenant_id = ? and id > ? and merged_into is null and moved_to is null and kind = 'natural'
                           and (?::uuid is null or exists (
                                 select from core.org_unit u
                                  where u.tenant_id = person.tenant_id and u.id = person.org_unit_id and ? = any (u.lineage)))
                         order by id limit ?) p
                 cross join lateral (select core.ids_of_file(p.id) as ids) file
                  left join lateral (
                    select e.person_id from insurance.enrolment e
                     where e.tenant_id = p.tenant_id and e.person_id = any (file.ids) and e.superseded_at is null
                       and e.valid_from <= ? and (e.valid_to is null or e.valid_to >= ?) limit 1) held on true
                  left join lateral (
                    select e.kind, e.valid_to from insurance.enrolment e
                     where e.tenant_id = p.tenant_id and e.person_id = any (file.ids) and e.superseded_at is null and e.valid_to < ?
                     order by e.valid_to desc limit 1) ended on true
                 order by p.id""",
                read.tenantId(), after.orElse(new UUID(0, 0)), scope.orElse(null), scope.orElse(null), CHUNK, day, day, day));
        List<Uncovered> found = files.stream()
                .filter(file -> !file.get("covered", boolean.class))
                .limit(limit)
                .map(UncoveredStore::uncovered)
                .toList();
        boolean full = found.size() == limit;
        return new Looked(
                found,
                full ? Optional.of(found.getLast().personId())
                        : files.size() < CHUNK ? Optional.empty() : Optional.of(files.getLast().get("id", UUID.class)));
    }

    private static Uncovered uncovered(Record file) {
        return new Uncovered(
                file.get("id", UUID.class),
                Optional.ofNullable(file.get("kind", String.class)),
                Optional.ofNullable(file.get("valid_to", LocalDate.class)));
    }
}
