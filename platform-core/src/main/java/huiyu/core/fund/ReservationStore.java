package huiyu.core.fund;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** What decisions have bound funds to. */
@Repository
class ReservationStore {

    /** @param openFen what can still be drawn; zero once released */
    record Reservation(UUID fundId, Funder funder, int fiscalYear, UUID decisionId, long drawnFen, long openFen) {}

    private static final String RESERVATIONS =
            """
            select r.fund_id, f.funder, f.fiscal_year, r.decision_id, r.drawn_fen,
                   case when r.released_at is null then r.amount_fen - r.drawn_fen else 0 end as open_fen
              from core.fund_reservation r join core.fund f on f.tenant_id = r.tenant_id and f.id = r.fund_id
            """;

    private static final HotStatement OF_CHILD = new HotStatement(
            RESERVATIONS + "where r.tenant_id = ? and r.subject_id = ? and r.programme = ? order by r.decision_id, r.fund_id for update of r");
    private static final HotStatement OF_DECISIONS = HotStatement.ofSets(
            RESERVATIONS + "where r.tenant_id = ? and r.decision_id = any (?::uuid[]) order by r.decision_id, r.fund_id for update of r");

    private static final HotStatement DRAW = HotStatement.ofSets(
            """
            update core.fund_reservation r
               set amount_fen = r.amount_fen + d.added, drawn_fen = r.drawn_fen + d.fen
              from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[]) as d (fund_id, decision_id, fen, added)
             where r.tenant_id = ? and r.fund_id = d.fund_id and r.decision_id = d.decision_id""");

    /** All reservations of one child and programme, of any year and decision, locked. */
    List<Reservation> lockOfChild(Tx tx, UUID subjectId, String programme) {
        return OF_CHILD.fetch(tx, ReservationStore::reservation, tx.tenantId(), subjectId, programme);
    }

    /** The reservations of many decisions, locked. */
    List<Reservation> lockOfDecisions(Tx tx, Collection<UUID> decisionIds) {
        return OF_DECISIONS.fetch(tx, ReservationStore::reservation, tx.tenantId(), decisionIds.toArray(UUID[]::new));
    }

    void release(Tx tx, UUID subjectId, String programme, Instant at) {
        tx.dsl().execute(
                """
                update core.fund_reservation set released_at = ?::timestamptz
                 where tenant_id = ? and subject_id = ? and programme = ? and released_at is null""",
                at.atOffset(ZoneOffset.UTC), tx.tenantId(), subjectId, programme);
    }

    /** Where the decision holds a part of a fund already, it is added to. */
    void insert(Tx tx, Commitment commitment, Map<UUID, Long> fenByFund) {
        tx.dsl().execute(
                """
                insert into core.fund_reservation (tenant_id, fund_id, decision_id, subject_id, programme, amount_fen)
                select ?, r.fund_id, ?, ?, ?, r.fen from unnest(?::uuid[], ?::bigint[]) as r (fund_id, fen)
                    on conflict (tenant_id, decision_id, fund_id) do update
                   set amount_fen = fund_reservation.amount_fen + excluded.amount_fen""",
                tx.tenantId(),
                commitment.decisionId(),
                commitment.subjectId(),
                commitment.programme(),
                fenByFund.keySet().toArray(UUID[]::new),
                fenByFund.values().toArray(Long[]::new));
    }

    /** @param addedFen how much of the drawing was not reserved before, so that drawn stays within the amount */
    record Drawing(UUID fundId, UUID decisionId, UUID subjectId, String programme, long fen, long addedFen) {}

    /** One drawing per decision and fund; a negative one gives back, and shrinks the reservation by as much. */
    void draw(Tx tx, Collection<Drawing> drawings) {
        Map<Boolean, List<Drawing>> byWhetherAdded = drawings.stream()
                .filter(drawing -> drawing.fen() != 0)
                .collect(Collectors.partitioningBy(drawing -> drawing.fen() > 0 && drawing.fen() == drawing.addedFen()));
        addDrawn(tx, byWhetherAdded.get(true));
        drawReserved(tx, byWhetherAdded.get(false));
    }

    /** Nothing was left reserved for them, or nothing ever was: all that is drawn is added. */
    private static void addDrawn(Tx tx, List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            return;
        }
        tx.dsl().execute(
                """
                insert into core.fund_reservation (tenant_id, fund_id, decision_id, subject_id, programme, amount_fen, drawn_fen)
                select ?, d.fund_id, d.decision_id, d.subject_id, d.programme, d.fen, d.fen
                  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[]) as d (fund_id, decision_id, subject_id, programme, fen)
                    on conflict (tenant_id, decision_id, fund_id) do update
                   set amount_fen = fund_reservation.amount_fen + excluded.amount_fen,
                       drawn_fen = fund_reservation.drawn_fen + excluded.drawn_fen""",
                tx.tenantId(),
                drawings.stream().map(Drawing::fundId).toArray(UUID[]::new),
                drawings.stream().map(Drawing::decisionId).toArray(UUID[]::new),
                drawings.stream().map(Drawing::subjectId).toArray(UUID[]::new),
                drawings.stream().map(Drawing::programme).toArray(String[]::new),
                drawings.stream().map(Drawing::fen).toArray(Long[]::new));
    }

    private static void drawReserved(Tx tx, List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            return;
        }
        int drawn = DRAW.execute(
                tx,
                drawings.stream().map(Drawing::fundId).toArray(UUID[]::new),
                drawings.stream().map(Drawing::decisionId).toArray(UUID[]::new),
                drawings.stream().map(Drawing::fen).toArray(Long[]::new),
                drawings.stream().map(Drawing::addedFen).toArray(Long[]::new),
                tx.tenantId());
        if (drawn != drawings.size()) {
            throw new IllegalStateException(drawings.size() - drawn + " of the reservations drawn from are not there");
        }
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                row.getObject("fund_id", UUID.class),
                Funder.of(row.getString("funder")),
                row.getInt("fiscal_year"),
                row.getObject("decision_id", UUID.class),
                row.getLong("drawn_fen"),
                row.getLong("open_fen"));
    }
}
