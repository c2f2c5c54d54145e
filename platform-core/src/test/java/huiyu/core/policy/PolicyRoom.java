package huiyu.core.policy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.policy.Proposal.Draft;
import huiyu.core.web.ProblemTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/** The policy room over a real PostgreSQL, on 2026-11-21, with two people who propose and approve for each other. */
final class PolicyRoom {

    private static volatile Instant now = Instant.parse("2026-11-20T18:00:00Z");

    private static final AnnotationConfigApplicationContext CONTEXT = context();

    static final TenantTransaction TRANSACTIONS = CONTEXT.getBean(TenantTransaction.class);
    static final ProposalFlow FLOW = CONTEXT.getBean(ProposalFlow.class);
    static final AssembledPolicies POLICIES = CONTEXT.getBean(AssembledPolicies.class);
    static final ProposalOutlook OUTLOOK = CONTEXT.getBean(ProposalOutlook.class);

    private PolicyRoom() {}

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DSLContext.class, CoreDatabase::dsl);
        context.registerBean(TenantTransaction.class, CoreDatabase::transactions);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> ((InstantSource) () -> now).withZone(ZoneId.of("Asia/Shanghai")));
        context.registerBean(ProblemTexts.class);
        var rooms = new ClassPathBeanDefinitionScanner(context);
        rooms.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*(Controller|Job)")));
        rooms.scan("huiyu.core.policy", "huiyu.core.module", "huiyu.core.audit", "huiyu.core.job");
        context.refresh();
        return context;
    }

    /** Lets a second pass; the moment before it. */
    static Instant pass() {
        Instant before = now;
        now = before.plusSeconds(1);
        return before;
    }

    static Actor actor(int tenant, String name) {
        return new Actor(name, name, tenant, Set.of(Role.POLICY_OFFICER), Set.of(), Optional.empty(), Optional.empty());
    }

    static Proposal propose(int tenant, Change... changes) {
        Draft draft = new Draft("调整标准", "新文件", LocalDate.of(2027, 1, 1), null, List.of(changes));
        return TRANSACTIONS.run(tenant, tx -> FLOW.create(tx, actor(tenant, "ann"), draft));
    }

    static Proposal check(int tenant, UUID id) {
        return TRANSACTIONS.run(tenant, tx -> FLOW.check(tx, id));
    }

    static Proposal submit(int tenant, UUID id) {
        check(tenant, id);
        return TRANSACTIONS.run(tenant, tx -> FLOW.submit(tx, actor(tenant, "ann"), id, null));
    }

    static Proposal approve(int tenant, UUID id, String by) {
        return TRANSACTIONS.run(tenant, tx -> FLOW.approve(tx, actor(tenant, by), id, "据文件追溯"));
    }

    /** Proposed by one, approved by another. */
    static Proposal decree(int tenant, Change... changes) {
        UUID id = propose(tenant, changes).id();
        submit(tenant, id);
        return approve(tenant, id, "ben");
    }

    static AssembledPolicy policy(int tenant) {
        return TRANSACTIONS.read(tenant, read -> POLICIES.current(read, Optional.empty()));
    }

    static AssembledPolicy policy(int tenant, UUID orgUnit) {
        return TRANSACTIONS.read(tenant, read -> POLICIES.current(read, Optional.of(orgUnit)));
    }

    static Object valueOn(AssembledPolicy policy, String key, String day) {
        return policy.parameters().getOn(key, LocalDate.parse(day)).raw();
    }

    static Change parameter(String key, Map<String, Object> definition) {
        return new Change(EntryKind.PARAMETER, Change.Action.SET, key, null, null, null, false, definition);
    }

    static Change value(String key, Object value, String from, String to) {
        return districtValue(null, key, value, from, to);
    }

    /** A value nobody wrote down anywhere, so that it needs no document. */
    static Change districtValue(UUID district, String key, Object value, String from, String to) {
        return new Change(
                EntryKind.VALUE,
                Change.Action.SET,
                key,
                district,
                day(from),
                day(to),
                false,
                Map.of("value", value, "basis", "reading"));
    }

    static Change end(String key, String lastDay) {
        return new Change(EntryKind.VALUE, Change.Action.END, key, null, null, day(lastDay), false, Map.of());
    }

    static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
