package huiyu.insurance.settlement;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Filings for treatment elsewhere, and what cities owe each other. */
@Repository
class CrossRegionStore {

    record Filing(UUID id, UUID personId, String divisionCode, String purpose, LocalDate validFrom, Optional<LocalDate> validTo) {}

    record Entry(UUID id, String divisionCode, String institution, String number, long fundFen, Instant bookedAt) {}

    void insert(Tx tx, Filing filing, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into insurance.cross_region_filing
                  (tenant_id, id, person_id, division_code, purpose, valid_from, valid_to, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                tx.tenantId(), filing.id(), filing.personId(), filing.divisionCode(), filing.purpose(), filing.validFrom(),
                filing.validTo().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    List<Filing> listFilings(Read read, UUID personId) {
        return read.dsl()
                .fetch(
                        """
                        select id, person_id, division_code, purpose, valid_from, valid_to from insurance.cross_region_filing
                         where tenant_id = ? and person_id = ? order by id desc""",
                        read.tenantId(), personId)
                .map(row -> new Filing(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("division_code", String.class),
                        row.get("purpose", String.class),
                        row.get("valid_from", LocalDate.class),
                        Optional.ofNullable(row.get("valid_to", LocalDate.class))));
    }

    List<Entry> listClearing(Read read, String direction, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select id, division_code, institution, bill_number, fund_fen, booked_at from insurance.clearing
                         where tenant_id = ? and direction = ? and id < ? order by id desc limit ?""",
                        read.tenantId(), direction, before.orElse(new UUID(-1, -1)), limit)
                .map(row -> new Entry(
                        row.get("id", UUID.class),
                        row.get("division_code", String.class),
                        row.get("institution", String.class),
                        row.get("bill_number", String.class),
                        row.get("fund_fen", long.class),
                        row.get("booked_at", OffsetDateTime.class).toInstant()));
    }
}
