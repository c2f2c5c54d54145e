package huiyu.core.payment;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.DecisionFixture;
import huiyu.core.fund.FundFixture;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.job.EventDispatcher;
import huiyu.core.party.PayeeAccount;
import huiyu.core.payment.pain.StatusReportReader;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.recovery.RecoveryFixture;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.PolicyBook;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Share;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.programme.Programme;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The money rooms wired as in the platform, families' accounts faked, decisions written as casework writes them. */
public final class PaymentWorld {

    public static final String PROGRAMME = "jinan.monthly";

    /** Accounts that tests give to children; unknown children get a verified one of their mother. */
    public static final class FakeAccounts implements Payees {
        private final Map<UUID, List<PayeeAccount>> given = new ConcurrentHashMap<>();
        public volatile Runnable beforeEachCall = () -> {};

        public void give(UUID child, PayeeAccount... accounts) {
            given.put(child, List.of(accounts));
        }

        @Override
        public Map<UUID, List<PayeeAccount>> ofChildren(Read read, Collection<UUID> subjectIds) {
            beforeEachCall.run();
            return subjectIds.stream()
                    .collect(Collectors.toMap(child -> child, child -> given.getOrDefault(child, List.of(mothers(child)))));
        }
    }

    /** Policy that names nothing: payments go by their programme's code. */
    private static final class NoProgrammes implements PolicyBooks {

        private static final PolicyBook EMPTY = PolicyBook.of(
                new DivisionCode("370100"), ParameterBook.empty(), List.of(), FactCatalogue.standard(), WorkingCalendar.none(), Map.of());

        @Override
        public PolicyBook bookFor(Read read, LocalDate on) {
            return EMPTY;
        }

        @Override
        public List<Programme> listLayers(Read read) {
            return List.of();
        }

        @Override
        public PolicyBook bookFor(Read read, LocalDate on, UUID orgUnitId) {
            return EMPTY;
        }
    }

    @Configuration
    @ComponentScan(
            basePackages = {"huiyu.core.fund", "huiyu.core.payment", "huiyu.core.recovery", "huiyu.core.crypto",
                "huiyu.core.job", "huiyu.core.audit"},
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class),
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Payees.OfParty.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*PolicySetOffLimit")
            })
    static class Rooms {}

    private static final AnnotationConfigApplicationContext CONTEXT = start();

    private static final DecisionFixture DECISIONS = new DecisionFixture();

    public final TenantTransaction transactions = CONTEXT.getBean(TenantTransaction.class);
    public final FakeAccounts accounts = CONTEXT.getBean(FakeAccounts.class);
    public final FundFixture funds = new FundFixture();
    final PaymentRunFlow runs = CONTEXT.getBean(PaymentRunFlow.class);
    final RunStore runStore = CONTEXT.getBean(RunStore.class);
    final BatchFlow batches = CONTEXT.getBean(BatchFlow.class);
    final BatchStore batchStore = CONTEXT.getBean(BatchStore.class);
    final BankAnswerFlow answers = CONTEXT.getBean(BankAnswerFlow.class);
    final FailureFlow failures = CONTEXT.getBean(FailureFlow.class);
    final LineStore lines = CONTEXT.getBean(LineStore.class);

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "huiyu.crypto.master-key", "dGVzdC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLTAwMDA=",
                "huiyu.crypto.index-key", "dGVzdC1pbmRleC1rZXktb2YtMzItYnl0ZXMtMDAwMDA=")));
        context.registerBean(DSLContext.class, CoreDatabase::dsl);
        context.registerBean(TenantTransaction.class, CoreDatabase::transactions);
        context.registerBean(Clock.class, () -> Clock.fixed(
                FundFixture.TODAY.atTime(9, 0).atZone(FundFixture.CHINA).toInstant(), FundFixture.CHINA));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(PolicyBooks.class, NoProgrammes::new);
        RecoveryFixture.limitSetOffs(context, "0.5");
        context.registerBean(FakeAccounts.class, FakeAccounts::new);
        context.register(Rooms.class);
        context.refresh();
        return context;
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static Actor finance(int tenant, String name) {
        return new Actor(name, name, tenant, Set.of(Role.FINANCE_OFFICER), Set.of(), Optional.empty(), Optional.empty());
    }

    /** A verified account of the child's mother, the same each time. */
    static PayeeAccount mothers(UUID child) {
        return account(child, "mother", "王秀英", true);
    }

    static PayeeAccount account(UUID child, String role, String holder, boolean verified) {
        UUID person = UUID.nameUUIDFromBytes((role + child).getBytes(StandardCharsets.UTF_8));
        UUID id = UUID.nameUUIDFromBytes((role + holder + child).getBytes(StandardCharsets.UTF_8));
        String number = "62220" + String.format("%014d", Math.floorMod(id.getLeastSignificantBits(), 100_000_000_000_000L));
        return new PayeeAccount(person, role, id, holder, number, "102451000017", verified);
    }

    /** A decision that grants these segments, or refuses; returns its id. */
    public UUID decide(int tenant, UUID child, UUID supersedes, Segment... segments) {
        return transactions.run(tenant, tx -> DECISIONS.decide(
                tx, child, PROGRAMME, FundFixture.TODAY, supersedes, Stream.of(segments).map(Segment::granted).toList()));
    }

    public record Segment(
            LocalDate from, LocalDate to, String cadence, long fen, LocalDate payableFrom, String funders, String payees) {

        public static Segment monthly(String from, String to, long fen) {
            return new Segment(LocalDate.parse(from), LocalDate.parse(to), "MONTH", fen, LocalDate.parse(from), "{}", "{}");
        }

        public Segment sharedBy(String payees) {
            return new Segment(from, to, cadence, fen, payableFrom, funders, payees);
        }

        public Segment fundedBy(String funders) {
            return new Segment(from, to, cadence, fen, payableFrom, funders, payees);
        }

        EntitlementSegment granted() {
            return new EntitlementSegment(
                    "basic", new Text("补贴", "Subsidy"), Cadence.valueOf(cadence), from, to, Money.ofFen(fen), 0, payableFrom,
                    shares(funders), shares(payees), List.of());
        }

        private static List<Share> shares(String json) {
            return JsonMapper.builder().build().readValue(json, new TypeReference<Map<String, String>>() {}).entrySet().stream()
                    .map(share -> new Share(share.getKey(), Rate.of(share.getValue())))
                    .toList();
        }
    }

    /** Runs a month to its end. */
    public PaymentRun run(int tenant, String month) {
        PaymentRun run = transactions.run(tenant, tx -> runs.start(tx, YearMonth.parse(month), "finance-1"));
        finish(tenant, run.id());
        return transactions.read(tenant, read -> runStore.find(read, run.id()).orElseThrow());
    }

    void finish(int tenant, UUID run) {
        boolean more = true;
        while (more) {
            more = transactions.run(tenant, tx -> runs.step(tx, run));
        }
    }

    List<PaymentLine> linesOf(int tenant, UUID child) {
        return transactions.read(tenant, read -> lines.listOfChild(read, child, null, 1_000));
    }

    List<PaymentBatch> batchesOf(int tenant) {
        return transactions.read(tenant, read -> batchStore.list(read, null, null, 1_000));
    }

    /** Checked by one, released by another; the file for the bank. */
    public String send(int tenant, UUID batch) {
        transactions.execute(tenant, tx -> batches.check(tx, batch, finance(tenant, "finance-1")));
        transactions.execute(tenant, tx -> batches.release(tx, batch, finance(tenant, "finance-2")));
        return transactions.run(tenant, tx -> batches.download(tx, batch, finance(tenant, "finance-2")));
    }

    /** Sends all drafts and reads the simulated bank's answer; accounts that end so are rejected. */
    public void pay(int tenant, Map<String, String> rejected) {
        for (PaymentBatch batch : batchesOf(tenant)) {
            if (batch.status() == PaymentBatch.Status.DRAFT) {
                answer(tenant, batch.id(), BankSimulator.answer(send(tenant, batch.id()), rejected));
            }
        }
    }

    BankAnswerFlow.Result answer(int tenant, UUID batch, String pain002) {
        byte[] file = pain002.getBytes(StandardCharsets.UTF_8);
        return transactions.run(tenant, tx ->
                answers.apply(tx, batch, StatusReportReader.read(file), file, finance(tenant, "finance-1")));
    }

    /** Hands the tenant's events to their handlers, until nothing is left. */
    public void dispatch(int tenant) {
        int handled;
        do {
            // events are due by the database's clock; the rooms live on a day of their own. What was left to others stays left
            transactions.execute(tenant, tx -> tx.dsl().execute(
                    "update core.outbox_event set next_try_at = '2000-01-01' where tenant_id = ? and done_at is null and (attempts = 0 or last_error is not null)", tenant));
            handled = CONTEXT.getBean(EventDispatcher.class).dispatchAll();
        } while (handled > 0);
    }
}
