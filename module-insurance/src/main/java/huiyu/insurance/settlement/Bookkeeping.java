package huiyu.insurance.settlement;

import huiyu.core.db.Read;
import huiyu.core.fund.SettlementFunds;
import huiyu.core.web.Correlation;
import huiyu.insurance.settlement.Version.LayerShare;
import huiyu.policy.layer.LayerOutcome;
import huiyu.policy.settlement.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a decision about bills means in books: postings, charges to funds, counters. Later versions book differences. */
@Component
class Bookkeeping {

    /** A new version and the one it follows; null for a bill that was not there or counted nothing. */
    record Step(Version now, Version before) {}

    private final SettlementFunds funds;
    private final JsonMapper json;

    Bookkeeping(SettlementFunds funds, JsonMapper json) {
        this.funds = funds;
        this.json = json;
    }

    /**
     * @param used what the person has used after these steps
     * @param home division code of the insuring city
     */
    Writing book(Read read, List<Step> steps, Used used, String home, String action, Instant at, String by) {
        UUID person = steps.getFirst().now().personId();
        SortedMap<UUID, Long> charges = new TreeMap<>();
        List<Posted> posted = new ArrayList<>();
        for (Step step : steps) {
            charge(read, charges, step.now(), 1);
            if (step.before() != null) {
                charge(read, charges, step.before(), -1);
            }
            posted.add(post(step, !step.now().divisionCode().equals(home)));
        }
        charges.values().removeIf(fen -> fen == 0);
        return new Writing(
                person, posted, funds.sliceOf(person), used.changes(), charges, action, at, by,
                Correlation.current());
    }

    private void charge(Read read, SortedMap<UUID, Long> charges, Version version, int sign) {
        for (Part part : version.outcome().parts()) {
            for (LayerOutcome layer : part.layers()) {
                if (layer.paid().isPositive()) {
                    String programme = layer.programme() == null ? layer.layer() : layer.programme();
                    charges.merge(funds.getPaying(read, programme, part.year()), sign * layer.paid().fen(), Long::sum);
                }
            }
        }
    }

    private Posted post(Step step, boolean elsewhere) {
        Version now = step.now();
        Map<String, Long> postings = new LinkedHashMap<>();
        add(postings, now, 1, elsewhere);
        if (step.before() != null) {
            add(postings, step.before(), -1, elsewhere);
        }
        postings.values().removeIf(fen -> fen == 0);
        long patient = now.patientShareFen() - (step.before() == null ? 0 : step.before().patientShareFen());
        long paid = now.paidFen() - (step.before() == null ? 0 : step.before().paidFen());
        return new Posted(
                now,
                ArrayLiteral.of(List.copyOf(postings.keySet())),
                ArrayLiteral.of(List.copyOf(postings.values())),
                now.deferred() ? patient : 0,
                elsewhere ? paid : 0,
                json.writeValueAsString(Map.of(
                        "institution", now.institution(), "bill", now.number(), "version", now.version(),
                        "totalFen", now.totalFen(), "paidFen", now.paidFen())));
    }

    /** The funds pay the institution, the city of the hospital, or the family that has paid already. */
    private static void add(Map<String, Long> postings, Version version, int sign, boolean elsewhere) {
        if (version.state() == Version.State.RECORDED) {
            return;
        }
        boolean family = version.claimedBy().equals("family");
        for (LayerShare share : version.layers()) {
            postings.merge("layer:" + share.layer(), sign * share.fen(), Long::sum);
        }
        if (family || elsewhere) {
            postings.merge(family ? "family" : "clearing:" + version.divisionCode(), -sign * version.paidFen(), Long::sum);
        } else {
            postings.merge(version.deferred() ? "receivable" : "patient", sign * version.patientFen(), Long::sum);
            postings.merge("institution:" + version.institution(), -sign * version.totalFen(), Long::sum);
        }
    }
}
