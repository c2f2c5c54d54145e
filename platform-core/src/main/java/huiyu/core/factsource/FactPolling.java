package huiyu.core.factsource;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.party.FactRecorder;
import huiyu.core.party.Identifier;
import huiyu.core.party.Origin;
import huiyu.core.party.People;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes questions to the bureaus and brings answers home: due questions are taken in one transaction, asked outside any,
 * and each answer is recorded in one of its own. A bureau that fails is asked again later.
 */
@Component
public class FactPolling {

    private static final Logger log = LoggerFactory.getLogger(FactPolling.class);
    private static final int AT_ONCE = 500;

    private final TenantTransaction transactions;
    private final FactRequestStore requests;
    private final Map<String, FactSource> sources;
    private final People people;
    private final FactRecorder recorder;
    private final Clock clock;

    FactPolling(
            TenantTransaction transactions,
            FactRequestStore requests,
            List<FactSource> sources,
            People people,
            FactRecorder recorder,
            Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.sources = sources.stream().collect(Collectors.toMap(FactSource::code, Function.identity()));
        this.people = people;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Asks what is due now in every tenant, once. Returns how many questions were closed. */
    public int pollAll() {
        return requests.tenantsWithDueRequests(clock.instant()).stream()
                .mapToInt(this::poll)
                .sum();
    }

    private int poll(int tenantId) {
        List<FactRequest> due = transactions.run(tenantId, tx -> requests.takeDue(tx, clock.instant(), AT_ONCE));
        Map<UUID, List<Identifier>> numbers = transactions.read(tenantId, read -> people.listIdentifiers(
                read, due.stream().map(FactRequest::personId).distinct().toList()));
        Map<UUID, FactRequest> byId = due.stream().collect(Collectors.toMap(FactRequest::id, Function.identity()));
        int closed = 0;
        for (var ofSource : due.stream().collect(Collectors.groupingBy(FactRequest::source)).entrySet()) {
            for (FactAnswer answer : ask(tenantId, ofSource.getKey(), ofSource.getValue(), numbers)) {
                closed += bringHome(tenantId, byId.get(answer.requestId()), answer);
            }
        }
        return closed;
    }

    private List<FactAnswer> ask(
            int tenantId, String source, List<FactRequest> due, Map<UUID, List<Identifier>> numbers) {
        if (!sources.containsKey(source)) {
            return List.of();
        }
        List<FactQuery> queries = due.stream()
                .map(request -> new FactQuery(
                        request.id(),
                        numbers.getOrDefault(request.personId(), List.of()),
                        request.attribute(),
                        request.askedAt()))
                .toList();
        try {
            return sources.get(source).ask(tenantId, queries);
        } catch (RuntimeException failure) {
            log.warn("{} does not answer; {} questions of tenant {} wait", source, due.size(), tenantId, failure);
            return List.of();
        }
    }

    private int bringHome(int tenantId, FactRequest request, FactAnswer answer) {
        try {
            return transactions.run(tenantId, tx -> record(tx, request, answer));
        } catch (ProblemException cannotBe) {
            log.warn("{} gave an answer to request {} that cannot be: {}", request.source(), request.id(), cannotBe.fields());
            return transactions.run(tenantId, tx -> close(tx, request, "unusable"));
        }
    }

    private int record(Tx tx, FactRequest request, FactAnswer answer) {
        if (answer.facts().isEmpty()) {
            return close(tx, request, "no-record");
        }
        if (!requests.close(tx, request.id(), "answered", clock.instant())) {
            return 0;
        }
        Origin origin = new Origin(request.source(), Optional.of("request " + request.id()), "system");
        recorder.record(tx, request.personId(), answer.facts(), origin);
        return 1;
    }

    /** Nothing was learned; but whoever waited need not wait any longer. */
    private int close(Tx tx, FactRequest request, String status) {
        if (!requests.close(tx, request.id(), status, clock.instant())) {
            return 0;
        }
        recorder.announce(tx, request.personId(), "system");
        return 1;
    }
}
