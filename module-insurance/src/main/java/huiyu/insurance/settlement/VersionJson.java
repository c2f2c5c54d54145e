package huiyu.insurance.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import huiyu.policy.settlement.Settlement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A settlement's row as PostgreSQL gives it in JSON. */
@Component
class VersionJson {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(
            UUID id,
            @JsonProperty("person_id") UUID personId,
            String institution,
            @JsonProperty("division_code") String divisionCode,
            @JsonProperty("bill_number") String number,
            int version,
            String state,
            String cause,
            @JsonProperty("claimed_by") String claimedBy,
            boolean deferred,
            String kind,
            @JsonProperty("discharged_on") LocalDate dischargedOn,
            long position,
            @JsonProperty("total_fen") long totalFen,
            @JsonProperty("in_scope_fen") long inScopeFen,
            List<String> layers,
            @JsonProperty("layer_fen") List<Long> layerFen,
            @JsonProperty("patient_fen") long patientFen,
            StoredRequest request,
            @JsonProperty("request_hash") String requestHash,
            Map<String, Object> outcome,
            @JsonProperty("decided_at") OffsetDateTime decidedAt,
            @JsonProperty("decided_by") String decidedBy,
            String reason) {}

    private final JsonMapper json;

    VersionJson(JsonMapper json) {
        this.json = json;
    }

    Version read(String text) {
        Row row = json.readValue(text, Row.class);
        List<Version.LayerShare> layers = new ArrayList<>();
        for (int i = 0; i < row.layers.size(); i++) {
            layers.add(new Version.LayerShare(row.layers.get(i), row.layerFen.get(i)));
        }
        return new Version(
                row.id, row.personId, row.institution, row.divisionCode, row.number, row.version,
                Version.State.valueOf(row.state.toUpperCase()), Version.Cause.of(row.cause), row.claimedBy, row.deferred,
                row.kind, row.dischargedOn, row.position, row.totalFen, row.inScopeFen, List.copyOf(layers), row.patientFen,
                row.request, HexFormat.of().parseHex(row.requestHash.substring(2)), Settlement.fromMap(row.outcome),
                row.decidedAt.toInstant(), row.decidedBy, Optional.ofNullable(row.reason));
    }
}
