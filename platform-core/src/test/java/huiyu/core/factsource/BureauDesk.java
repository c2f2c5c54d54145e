package huiyu.core.factsource;

import huiyu.core.db.TenantTransaction;
import huiyu.core.party.FactValue;
import huiyu.core.party.Identifiers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The simulated bureaus, in short words for stories. */
@Component
public class BureauDesk {

    private final TenantTransaction transactions;
    private final SimulatorStore simulator;
    private final FactPolling polling;

    BureauDesk(TenantTransaction transactions, SimulatorStore simulator, FactPolling polling) {
        this.transactions = transactions;
        this.simulator = simulator;
        this.polling = polling;
    }

    public void keepsSilent(int tenant, String source, String certificate, FactValue truth) {
        put(tenant, source, certificate, truth, SimulatedFact.Behaviour.SILENT);
    }

    public void answers(int tenant, String source, String certificate, FactValue truth) {
        put(tenant, source, certificate, truth, SimulatedFact.Behaviour.ANSWER);
    }

    /** Asks the bureaus what is due. */
    public void poll() {
        polling.pollAll();
    }

    private void put(int tenant, String source, String certificate, FactValue truth, SimulatedFact.Behaviour behaviour) {
        transactions.execute(tenant, tx -> simulator.put(tx, new SimulatedFact(
                source, Identifiers.birthCertificate("certificate", certificate), truth, behaviour, Optional.empty(), 0)));
    }
}
