package huiyu.core.party;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class NameStore {

    /** The name each file now goes by: the root's own, else the newest of the files merged into it. */
    Map<UUID, String> findNames(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (p.root_id) p.root_id, n.name
                          from core.person_name n
                          join core.person p on p.tenant_id = n.tenant_id and p.id = n.person_id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[]) and n.superseded_at is null
                         order by p.root_id, (p.id = p.root_id) desc, n.recorded_at desc""",
                        read.tenantId(), rootIds.toArray(UUID[]::new))
                .intoMap(row -> row.get("root_id", UUID.class), row -> row.get("name", String.class));
    }

    /** Gives each person a name; one it had stays as a former name. */
    void record(Tx tx, Map<UUID, PersonName> names, Origin origin, Instant at) {
        supersede(tx, List.copyOf(names.keySet()), at);
        recordFirst(tx, names, origin, at);
    }

    /** As {@link #record}, of people who have no name yet. */
    void recordFirst(Tx tx, Map<UUID, PersonName> names, Origin origin, Instant at) {
        List<UUID> people = List.copyOf(names.keySet());
        UUID[] ids = people.stream().map(each -> Ids.next()).toArray(UUID[]::new);
        tx.dsl()
                .execute(
                        """
                        insert into core.person_name
                          (tenant_id, id, person_id, name, source, recorded_at, recorded_by)
                        select ?, n.id, n.person_id, n.name, ?, ?::timestamptz, ?
                          from unnest(?::uuid[], ?::uuid[], ?::text[]) as n (id, person_id, name)""",
                        tx.tenantId(),
                        origin.source(),
                        PersonStore.utc(at),
                        origin.recordedBy(),
                        ids,
                        people.toArray(UUID[]::new),
                        people.stream().map(id -> names.get(id).text()).toArray(String[]::new));
        insertTokens(tx, ids, people.stream().map(names::get).toList());
    }

    private static void supersede(Tx tx, List<UUID> people, Instant at) {
        tx.dsl()
                .execute(
                        """
                        update core.person_name set superseded_at = ?::timestamptz
                         where tenant_id = ? and person_id = any (?::uuid[]) and superseded_at is null""",
                        PersonStore.utc(at), tx.tenantId(), people.toArray(UUID[]::new));
    }

    private static void insertTokens(Tx tx, UUID[] ids, List<PersonName> names) {
        List<UUID> owners = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            UUID owner = ids[i];
            names.get(i).tokens().forEach(token -> {
                owners.add(owner);
                tokens.add(token);
            });
        }
        tx.dsl()
                .execute(
                        """
                        insert into core.person_name_token (tenant_id, token, person_name_id)
                        select ?, n.token, n.id from unnest(?::text[], ?::uuid[]) as n (token, id)""",
                        tx.tenantId(), tokens.toArray(String[]::new), owners.toArray(UUID[]::new));
    }
}
