package huiyu.core.decision;

import static huiyu.core.db.tables.Tables.ENTITLEMENT_SEGMENT;

import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.EntitlementSegmentRecord;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The segments of decisions as rows, for payment. */
@Repository
class SegmentStore {

    private final JsonMapper json;

    SegmentStore(JsonMapper json) {
        this.json = json;
    }

    void insert(Tx tx, Decision decision) {
        List<EntitlementSegmentRecord> rows = decision.assessment().segments().stream()
                .map(segment -> record(tx, decision, segment))
                .toList();
        if (!rows.isEmpty()) {
            tx.dsl().insertInto(ENTITLEMENT_SEGMENT).set(rows).execute();
        }
    }

    private EntitlementSegmentRecord record(Tx tx, Decision decision, EntitlementSegment segment) {
        EntitlementSegmentRecord row = new EntitlementSegmentRecord();
        row.setTenantId(tx.tenantId());
        row.setId(huiyu.core.db.Ids.next());
        row.setDecisionId(decision.id());
        row.setSubjectId(decision.subjectId());
        row.setProgramme(decision.programme());
        row.setComponent(segment.component());
        row.setValidFrom(segment.from());
        row.setValidTo(segment.to());
        row.setCadence(segment.cadence().name());
        row.setAmountFen(segment.amount().fen());
        row.setPayableFrom(segment.payableFrom() == null ? decision.decidedOn() : segment.payableFrom());
        row.setFunders(shares(segment.funders()));
        row.setPayees(shares(segment.payees()));
        row.setClauses(segment.clauses().toArray(String[]::new));
        return row;
    }

    private JSONB shares(List<Share> shares) {
        Map<String, String> byParty = new LinkedHashMap<>();
        shares.forEach(share -> byParty.put(share.party(), share.share().toString()));
        return JSONB.jsonb(json.writeValueAsString(byParty));
    }
}
