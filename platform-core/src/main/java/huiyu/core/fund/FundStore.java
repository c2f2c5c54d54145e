package huiyu.core.fund;

import static huiyu.core.db.tables.Tables.FUND;
import static huiyu.core.db.tables.Tables.FUND_ALLOCATION;
import static huiyu.core.db.tables.Tables.FUND_PROGRAMME;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.FundRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Funds, what they pay, what is allocated to them. */
@Repository
class FundStore {

    private static final String SELECT =
            """
            select f.*, array(select p.programme from core.fund_programme p
                               where p.tenant_id = f.tenant_id and p.fund_id = f.id order by 1) as programmes
              from core.fund f
            """;

    void insert(Tx tx, Fund fund, Instant at, String actor) {
        FundRecord row = tx.dsl().newRecord(FUND);
        row.setTenantId(tx.tenantId());
        row.setId(fund.id());
        row.setCode(fund.code());
        row.setNameZh(fund.nameZh());
        row.setNameEn(fund.nameEn());
        row.setFiscalYear(fund.fiscalYear());
        row.setFunder(fund.funder().code());
        row.setDebtorName(fund.debtor().name());
        row.setDebtorAccount(fund.debtor().account());
        row.setDebtorBank(fund.debtor().bank());
        row.setCreatedAt(at.atOffset(ZoneOffset.UTC));
        row.setCreatedBy(actor);
        row.insert();
        tx.dsl().execute(
                "insert into core.fund_slice (tenant_id, fund_id, slice) select ?, ?, generate_series(0, 15)",
                tx.tenantId(), fund.id());
        tx.dsl().execute(
                """
                insert into core.fund_programme (tenant_id, fiscal_year, programme, funder, fund_id)
                select ?, ?, unnest(?::text[]), ?, ?""",
                tx.tenantId(), fund.fiscalYear(), fund.programmes().toArray(String[]::new), fund.funder().code(), fund.id());
    }

    boolean codeTaken(Read read, String code, int fiscalYear) {
        return read.dsl().fetchExists(FUND, FUND.TENANT_ID.eq(read.tenantId())
                .and(FUND.CODE.eq(code))
                .and(FUND.FISCAL_YEAR.eq(fiscalYear)));
    }

    /** Those of the programmes which another fund of this funder and year pays already. */
    List<String> programmesTaken(Read read, int fiscalYear, Funder funder, Collection<String> programmes) {
        return read.dsl().select(FUND_PROGRAMME.PROGRAMME)
                .from(FUND_PROGRAMME)
                .where(FUND_PROGRAMME.TENANT_ID.eq(read.tenantId()))
                .and(FUND_PROGRAMME.FISCAL_YEAR.eq(fiscalYear))
                .and(FUND_PROGRAMME.FUNDER.eq(funder.code()))
                .and(FUND_PROGRAMME.PROGRAMME.in(programmes))
                .fetch(FUND_PROGRAMME.PROGRAMME);
    }

    Optional<Fund> find(Read read, UUID id) {
        return read.dsl().fetchOptional(SELECT + "where f.tenant_id = ? and f.id = ?", read.tenantId(), id)
                .map(FundStore::fund);
    }

    Optional<Fund> findByCode(Read read, String code, int fiscalYear) {
        return read.dsl()
                .fetchOptional(
                        SELECT + "where f.tenant_id = ? and f.code = ? and f.fiscal_year = ?",
                        read.tenantId(), code, fiscalYear)
                .map(FundStore::fund);
    }

    List<Fund> list(Read read, int fiscalYear, String afterCode, int limit) {
        return read.dsl().fetch(
                        SELECT + "where f.tenant_id = ? and f.fiscal_year = ? and f.code > ? order by f.code limit ?",
                        read.tenantId(), fiscalYear, afterCode, limit)
                .map(FundStore::fund);
    }

    /** The funds of a year that pay any of the programmes. */
    List<Fund> listPaying(Read read, int fiscalYear, Collection<String> programmes) {
        return read.dsl().fetch(
                        SELECT + """
                        where f.tenant_id = ? and f.fiscal_year = ? and exists (
                            select from core.fund_programme p
                             where p.tenant_id = f.tenant_id and p.fund_id = f.id and p.programme = any (?::text[]))""",
                        read.tenantId(), fiscalYear, programmes.toArray(String[]::new))
                .map(FundStore::fund);
    }

    void insertAllocation(Tx tx, UUID id, UUID fundId, long amountFen, String document, Instant at, String actor) {
        tx.dsl().insertInto(FUND_ALLOCATION)
                .set(FUND_ALLOCATION.TENANT_ID, tx.tenantId())
                .set(FUND_ALLOCATION.ID, id)
                .set(FUND_ALLOCATION.FUND_ID, fundId)
                .set(FUND_ALLOCATION.AMOUNT_FEN, amountFen)
                .set(FUND_ALLOCATION.DOCUMENT, document)
                .set(FUND_ALLOCATION.CREATED_AT, at.atOffset(ZoneOffset.UTC))
                .set(FUND_ALLOCATION.CREATED_BY, actor)
                .execute();
    }

    Map<UUID, Fund.Balance> balances(Read read, Collection<UUID> fundIds) {
        return read.dsl().fetch(
                        """
                        select s.fund_id, sum(available_fen)::bigint as available, sum(reserved_fen)::bigint as reserved,
                               sum(ordered_fen)::bigint as ordered, sum(paid_fen)::bigint as paid,
                               (select coalesce(sum(a.amount_fen), 0)::bigint from core.fund_allocation a
                                 where a.tenant_id = s.tenant_id and a.fund_id = s.fund_id) as allocated
                          from core.fund_slice s
                         where s.tenant_id = ? and s.fund_id = any (?::uuid[])
                         group by s.tenant_id, s.fund_id""",
                        read.tenantId(), fundIds.toArray(UUID[]::new))
                .intoMap(row -> row.get("fund_id", UUID.class), FundStore::balance);
    }

    private static Fund.Balance balance(Record row) {
        long allocated = row.get("allocated", long.class);
        long available = row.get("available", long.class);
        long reserved = row.get("reserved", long.class);
        long ordered = row.get("ordered", long.class);
        long paid = row.get("paid", long.class);
        return new Fund.Balance(
                allocated, available, reserved, ordered, paid, available + reserved + ordered + paid - allocated);
    }

    private static Fund fund(Record row) {
        return new Fund(
                row.get("id", UUID.class),
                row.get("code", String.class),
                row.get("name_zh", String.class),
                row.get("name_en", String.class),
                row.get("fiscal_year", int.class),
                Funder.of(row.get("funder", String.class)),
                Arrays.asList(row.get("programmes", String[].class)),
                new Fund.Debtor(
                        row.get("debtor_name", String.class),
                        row.get("debtor_account", String.class),
                        row.get("debtor_bank", String.class)));
    }
}
