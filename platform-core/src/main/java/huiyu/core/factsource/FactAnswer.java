package huiyu.core.factsource;

import huiyu.core.party.FactValue;
import java.util.List;
import java.util.UUID;

/** @param facts what the bureau has on record; empty: nothing, and the fact stays unknown */
public record FactAnswer(UUID requestId, List<FactValue> facts) {}
