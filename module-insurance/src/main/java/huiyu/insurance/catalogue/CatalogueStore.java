package huiyu.insurance.catalogue;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Statements do not name a single tenant: a city reads its province's versions, as the wall allows. */
@Repository
class CatalogueStore {

    /** Rows a statement writes: a young table checks foreign keys slowly. */
    private static final int CHUNK = 2_000;

    private static final int POINTS = 10_000;

    private static final String VERSION = "select tenant_id, id, code, valid_from, document, items, sha256 from insurance.catalogue ";

    List<CatalogueVersion> list(Read read) {
        return read.dsl().fetch(VERSION + "order by valid_from desc, code, tenant_id desc").map(CatalogueStore::version);
    }

    /** The tenant's own before the province's. */
    Optional<CatalogueVersion> find(Read read, String code, LocalDate validFrom) {
        return read.dsl()
                .fetch(VERSION + "where code = ? and valid_from = ? order by tenant_id = ? desc limit 1",
                        code, validFrom, read.tenantId())
                .stream()
                .map(CatalogueStore::version)
                .findFirst();
    }

    List<CatalogueItem> listItems(Read read, UUID catalogueId, String after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select code, name, kind, self_pay_points, ceiling_fen from insurance.catalogue_item
                         where catalogue_id = ? and code > ? and tenant_id = any (select unnest(t.lineage) from core.tenant t where t.id = ?)
                         order by code limit ?""",
                        catalogueId, after, read.tenantId(), limit)
                .map(CatalogueStore::item);
    }

    void insert(Tx tx, CatalogueVersion version, List<CatalogueItem> items, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.catalogue (tenant_id, id, code, valid_from, document, items, sha256, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), version.id(), version.code(), version.validFrom(), version.document(), items.size(),
                version.sha256(), at.atOffset(ZoneOffset.UTC), by);
        for (int from = 0; from < items.size(); from += CHUNK) {
            insert(tx, version.id(), items.subList(from, Math.min(from + CHUNK, items.size())));
        }
    }

    private static void insert(Tx tx, UUID catalogueId, List<CatalogueItem> items) {
        tx.dsl().execute(
                """
                insert into insurance.catalogue_item (tenant_id, catalogue_id, code, name, kind, self_pay_points, ceiling_fen)
                select ?, ?, i.code, i.name, i.kind, i.points, i.ceiling
                  from unnest(?::text[], ?::text[], ?::text[], ?::smallint[], ?::bigint[]) as i (code, name, kind, points, ceiling)""",
                tx.tenantId(),
                catalogueId,
                items.stream().map(CatalogueItem::code).toArray(String[]::new),
                items.stream().map(CatalogueItem::name).toArray(String[]::new),
                items.stream().map(CatalogueItem::kind).toArray(String[]::new),
                items.stream().map(CatalogueStore::points).toArray(Short[]::new),
                items.stream().map(item -> item.ceiling().map(Money::fen).orElse(null)).toArray(Long[]::new));
    }

    private static Short points(CatalogueItem item) {
        return item.selfPay().value().multiply(BigDecimal.valueOf(POINTS)).shortValueExact();
    }

    private static CatalogueVersion version(Record row) {
        return new CatalogueVersion(
                row.get("tenant_id", int.class),
                row.get("id", UUID.class),
                row.get("code", String.class),
                row.get("valid_from", LocalDate.class),
                row.get("document", String.class),
                row.get("items", int.class),
                row.get("sha256", String.class));
    }

    private static CatalogueItem item(Record row) {
        return new CatalogueItem(
                row.get("code", String.class),
                row.get("name", String.class),
                row.get("kind", String.class),
                new Rate(BigDecimal.valueOf(row.get("self_pay_points", long.class), 4)),
                Optional.ofNullable(row.get("ceiling_fen", Long.class)).map(Money::ofFen));
    }
}
