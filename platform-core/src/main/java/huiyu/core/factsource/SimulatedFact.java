package huiyu.core.factsource;

import huiyu.core.party.FactValue;
import huiyu.core.party.Identifier;
import java.util.Optional;

/**
 * What a simulated bureau knows of somebody, and how it behaves when asked.
 *
 * @param truth what is true
 * @param wrong what it says instead, if it is wrong
 * @param delaySeconds how long it takes, if it is slow
 */
record SimulatedFact(
        String source, Identifier identifier, FactValue truth, Behaviour behaviour, Optional<Object> wrong, int delaySeconds) {

    enum Behaviour {
        ANSWER,
        SLOW,
        WRONG,
        SILENT
    }
}
