package huiyu.core.factsource;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.Identifier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SimulatorStore {

    /** @param value JSON @param wrongValue JSON or null */
    record Simulated(
            BlindIndex index,
            String attribute,
            SimulatedFact.Behaviour behaviour,
            String value,
            String wrongValue,
            LocalDate validFrom,
            LocalDate validTo,
            int delaySeconds) {}

    private final BlindIndexes indexes;
    private final JsonMapper json;

    SimulatorStore(BlindIndexes indexes, JsonMapper json) {
        this.indexes = indexes;
        this.json = json;
    }

    BlindIndex indexOf(Read read, Identifier identifier) {
        return indexes.of(read, identifier.kind(), identifier.number());
    }

    List<Simulated> list(Read read, String source, Collection<BlindIndex> numbers) {
        return read.dsl()
                .fetch(
                        """
                        select blind_index, attribute, behaviour, value::text as value, wrong_value::text as wrong_value,
                               valid_from, valid_to, delay_seconds
                          from core.simulated_answer
                         where tenant_id = ? and source = ?
                           and blind_index = any (array(select decode(hex, 'hex') from unnest(?::text[]) as hex))""",
                        read.tenantId(), source,
                        numbers.stream().map(each -> HexFormat.of().formatHex(each.bytes())).toArray(String[]::new))
                .map(row -> new Simulated(
                        BlindIndex.ofBytes(row.get("blind_index", byte[].class)),
                        row.get("attribute", String.class),
                        SimulatedFact.Behaviour.valueOf(row.get("behaviour", String.class).toUpperCase(Locale.ROOT)),
                        row.get("value", String.class),
                        row.get("wrong_value", String.class),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class),
                        row.get("delay_seconds", Integer.class)));
    }

    /** Says what a simulated bureau knows from now on. */
    void put(Tx tx, SimulatedFact fact) {
        tx.dsl()
                .execute(
                        """
                        insert into core.simulated_answer
                          (tenant_id, source, blind_index, attribute, behaviour, value, wrong_value,
                           valid_from, valid_to, delay_seconds)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::date, ?::date, ?)
                        on conflict (tenant_id, source, blind_index, attribute) do update
                          set behaviour = excluded.behaviour, value = excluded.value, wrong_value = excluded.wrong_value,
                              valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                              delay_seconds = excluded.delay_seconds""",
                        tx.tenantId(), fact.source(), indexOf(tx, fact.identifier()).bytes(), fact.truth().attribute(),
                        fact.behaviour().name().toLowerCase(Locale.ROOT),
                        json.writeValueAsString(fact.truth().value().orElse(null)),
                        fact.wrong().map(json::writeValueAsString).orElse(null),
                        fact.truth().validFrom().orElse(null), fact.truth().validTo().orElse(null), fact.delaySeconds());
    }
}
