package huiyu.childcare.supervision;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Risk and credit 风险+信用: counts of what is known times the tenant's weights; the points make the class, the class the inspection rate. */
@Component("childcareScoring")
class Scoring {

    private static final String WEIGHTS = "childcare.risk.weights";
    private static final String CLASSES = "childcare.risk.classes";
    private static final String RATES = "childcare.risk.inspection_percent";

    private final ScoreStore store;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    Scoring(ScoreStore store, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    record Part(String indicator, int count, int weight) {}

    /** @param percent the inspection rate of the class */
    record Score(String institution, String supervisionClass, int points, LocalDate validFrom, int percent, List<Part> parts) {}

    /** Of all filed institutions, from today on; whoever has a class from today keeps it. */
    List<Score> scoreAll(Tx tx, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        ParameterBook parameters = books.bookFor(tx, today).parameters();
        Map<String, Object> weights = table(parameters, WEIGHTS, today);
        List<ScoreStore.Scored> scored = store.countAll(tx, today).stream()
                .map(counted -> scored(counted, weights, table(parameters, CLASSES, today)))
                .toList();
        int written = store.insert(tx, scored, today, actor.subject(), clock.instant());
        if (written > 0) {
            audit.record(tx, actor, "childcare-institutions.scored", "supervision-scoring", Ids.next(), Map.of("institutions", written));
        }
        return store.listLatest(tx, today).stream().map(each -> score(parameters, each, today)).toList();
    }

    /** Percent to inspect, by class, as the tenant has it on a day. */
    Map<String, Integer> inspectionRates(Read read, LocalDate on) {
        Map<String, Integer> rates = new TreeMap<>();
        table(books.bookFor(read, on).parameters(), RATES, on).forEach((supervisionClass, percent) -> rates.put(supervisionClass, Values.whole(percent, RATES)));
        return rates;
    }

    /** @throws ProblemException 404 {@code supervision-score-not-found} */
    Score get(Read read, String code) {
        LocalDate today = LocalDate.now(clock);
        return store.listLatest(read, today).stream()
                .filter(each -> each.institution().equals(code))
                .findFirst()
                .map(each -> score(books.bookFor(read, today).parameters(), each, today))
                .orElseThrow(() -> ProblemException.notFound("supervision-score-not-found", Map.of("institution", code)));
    }

    private static ScoreStore.Scored scored(ScoreStore.Counted counted, Map<String, Object> weights, Map<String, Object> classes) {
        Map<String, Part> parts = new LinkedHashMap<>();
        counted.counts().forEach((indicator, count) ->
                parts.put(indicator, new Part(indicator, count, Values.whole(weights.getOrDefault(indicator, 0), WEIGHTS))));
        int points = parts.values().stream().mapToInt(part -> part.count() * part.weight()).sum();
        String supervisionClass = classes.entrySet().stream()
                .filter(least -> Values.whole(least.getValue(), CLASSES) <= points)
                .max(Comparator.comparing(least -> Values.whole(least.getValue(), CLASSES)))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> ProblemException.invalidField(CLASSES, "no-class-from-zero", Map.of()));
        return new ScoreStore.Scored(counted.institutionId(), counted.institution(), supervisionClass, points, List.copyOf(parts.values()), null);
    }

    private static Score score(ParameterBook parameters, ScoreStore.Scored scored, LocalDate today) {
        Object percent = table(parameters, RATES, today).getOrDefault(scored.supervisionClass(), 0);
        return new Score(
                scored.institution(), scored.supervisionClass(), scored.points(), scored.validFrom(), Values.whole(percent, RATES), scored.parts());
    }

    private static Map<String, Object> table(ParameterBook parameters, String key, LocalDate on) {
        return Values.map(parameters.getOn(key, on).raw(), key);
    }
}
