package huiyu.assistance.status;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class StatusKindStore {

    List<StatusKind> list(Read read) {
        return read.dsl()
                .fetch("select code, name_zh, name_en, source from assistance.status_kind where tenant_id = ? order by code", read.tenantId())
                .map(row -> new StatusKind(
                        row.get("code", String.class),
                        row.get("name_zh", String.class),
                        row.get("name_en", String.class),
                        row.get("source", String.class)));
    }

    void put(Tx tx, StatusKind kind, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into assistance.status_kind (tenant_id, code, name_zh, name_en, source, changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?)
                on conflict (tenant_id, code) do update
                   set name_zh = excluded.name_zh, name_en = excluded.name_en, source = excluded.source,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by""",
                tx.tenantId(), kind.code(), kind.nameZh(), kind.nameEn(), kind.source(), at.atOffset(ZoneOffset.UTC), by);
    }
}
