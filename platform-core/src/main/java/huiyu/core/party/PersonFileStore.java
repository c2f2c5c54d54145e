package huiyu.core.party;

import huiyu.core.db.Read;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Files as staff and citizens may see them. A file out of scope is not told from one that is not there. */
@Repository
class PersonFileStore {

    record FileRow(UUID rootId, Optional<UUID> orgUnitId, Optional<String> movedTo) {}

    /** @param nameId where the list goes on */
    record Found(UUID rootId, UUID nameId) {}

    /** The root's own place decides, so that a merged file is seen by those who see the survivor. */
    private static final String IN_SCOPE =
            """
            (?::uuid is null or exists (
               select from core.org_unit u
                where u.tenant_id = root.tenant_id and u.id = root.org_unit_id and ?::uuid = any (u.lineage)))
            and (?::uuid is null or root.id in (
               select self.root_id from core.person self where self.tenant_id = root.tenant_id and self.id = ?::uuid
               union
               select c.root_id
                 from core.person self
                 join core.person me on me.tenant_id = self.tenant_id and me.root_id = self.root_id
                 join core.kinship k on k.tenant_id = me.tenant_id and k.relative_id = me.id and k.superseded_at is null
                 join core.person c on c.tenant_id = k.tenant_id and c.id = k.child_id
                where self.tenant_id = root.tenant_id and self.id = ?::uuid))
            """;

    private static final String FIND =
            """
            select root.id, root.org_unit_id, root.moved_to
              from core.person p
              join core.person root on root.tenant_id = p.tenant_id and root.id = p.root_id
             where p.tenant_id = ? and p.id = ? and """
                    + " " + IN_SCOPE;

    static final String BY_PREFIX =
            """
            select root.id, n.id as name_id
              from core.person_name n
              join core.person p on p.tenant_id = n.tenant_id and p.id = n.person_id
              join core.person root on root.tenant_id = p.tenant_id and root.id = p.root_id
             where n.tenant_id = ? and n.superseded_at is null and n.name ~>=~ ? and n.name ~<~ ?
               and (?::uuid is null or exists (
                      select from core.person_name last
                       where last.tenant_id = n.tenant_id and last.id = ?::uuid
                         and (n.name ~>~ last.name or (n.name = last.name and n.id > last.id))))
               and """
                    + " " + IN_SCOPE + " order by n.name using ~<~, n.id limit ?";

    static final String BY_TOKENS =
            """
            select root.id, n.id as name_id
              from (select t.person_name_id
                      from core.person_name_token t
                     where t.tenant_id = ? and t.token = any (?::text[])
                     group by t.person_name_id
                    having count(*) = cardinality(?::text[])) as hit
              join core.person_name n on n.tenant_id = ? and n.id = hit.person_name_id
              join core.person p on p.tenant_id = n.tenant_id and p.id = n.person_id
              join core.person root on root.tenant_id = p.tenant_id and root.id = p.root_id
             where n.superseded_at is null and position(lower(?) in lower(n.name)) > 0
               and (?::uuid is null or n.id > ?::uuid)
               and """
                    + " " + IN_SCOPE + " order by n.id limit ?";

    /** After every name that begins with the same letters. */
    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    Optional<FileRow> find(Read read, PersonScope scope, UUID personId) {
        return read.dsl()
                .fetchOptional(
                        FIND,
                        read.tenantId(), personId,
                        scope.orgUnitId(), scope.orgUnitId(), scope.selfId(), scope.selfId(), scope.selfId())
                .map(row -> new FileRow(
                        row.get("id", UUID.class),
                        Optional.ofNullable(row.get("org_unit_id", UUID.class)),
                        Optional.ofNullable(row.get("moved_to", String.class))));
    }

    List<Found> listByPrefix(Read read, PersonScope scope, String prefix, UUID afterNameId, int limit) {
        return read.dsl()
                .fetch(
                        BY_PREFIX,
                        read.tenantId(), prefix, prefix + LAST_LETTER, afterNameId, afterNameId,
                        scope.orgUnitId(), scope.orgUnitId(), scope.selfId(), scope.selfId(), scope.selfId(), limit)
                .map(PersonFileStore::found);
    }

    List<Found> listByInfix(Read read, PersonScope scope, String infix, UUID afterNameId, int limit) {
        String[] tokens = PersonName.tokensToFind(infix).toArray(String[]::new);
        return read.dsl()
                .fetch(
                        BY_TOKENS,
                        read.tenantId(), tokens, tokens, read.tenantId(), PersonName.of(infix).text(),
                        afterNameId, afterNameId,
                        scope.orgUnitId(), scope.orgUnitId(), scope.selfId(), scope.selfId(), scope.selfId(), limit)
                .map(PersonFileStore::found);
    }

    private static Found found(org.jooq.Record row) {
        return new Found(row.get("id", UUID.class), row.get("name_id", UUID.class));
    }
}
