package huiyu.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.audit.AuditFinding.Kind;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The chain of audit rows under the hands of somebody who owns the database. */
class AuditChainTest {

    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);

    @TempDir
    private Path outside;

    private final int tenant = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final Actor actor = new Actor("auditor", "auditor", tenant, Set.of(Role.AUDITOR), Set.of(), Optional.empty(), Optional.empty());
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final Audit audit = new Audit(new AuditStore(), JsonMapper.builder().build(), Clock.systemUTC());
    private final AuditSealStore store = new AuditSealStore(CoreDatabase.dsl());
    private AuditAnchors anchors;
    private AuditVerification verification;

    @BeforeEach
    void tenRowsAreSealed() {
        anchors = new AuditAnchorFile(outside.resolve("anchors/audit").toString());
        verification = new AuditVerification(store, anchors, transactions);
        IntStream.range(0, 10).forEach(this::record);
        seal();
    }

    @Test
    void an_untouched_trail_is_found_whole_and_the_unsealed_tail_is_told() {
        record(10);
        assertThat(report()).isEqualTo(new AuditVerification.Report(tenant, 10, 1, List.of()));

        seal();
        assertThat(report()).isEqualTo(new AuditVerification.Report(tenant, 11, 0, List.of()));
        assertThat(anchors.listAnchors()).filteredOn(anchor -> anchor.tenantId() == tenant).isNotEmpty();
    }

    @Test
    void sealing_again_adds_nothing() {
        seal();
        assertThat(report().sealed()).isEqualTo(10);
    }

    @Test
    void a_changed_row_is_named() {
        UUID fourth = id(4);
        for (String change : List.of("actor = 'somebody else'", "detail = '{\"amountFen\": 1}'", "at = at + interval '1 microsecond'", "reason = ''", "target_id = id")) {
            assertThat(whileChanged(change, fourth)).as(change).containsExactly(new AuditFinding(tenant, Kind.CHANGED, 4, fourth.toString()));
        }
        assertThat(found()).isEmpty();
    }

    private List<AuditFinding> whileChanged(String change, UUID id) {
        OWNER.execute("create table if not exists core.audit_before (like core.audit_entry)");
        OWNER.execute("insert into core.audit_before select * from core.audit_entry where tenant_id = ? and id = ?", tenant, id);
        OWNER.execute("update core.audit_entry set " + change + " where tenant_id = ? and id = ?", tenant, id);
        List<AuditFinding> found = found();
        OWNER.execute("delete from core.audit_entry where tenant_id = ? and id = ?", tenant, id);
        OWNER.execute("insert into core.audit_entry select * from core.audit_before");
        OWNER.execute("drop table core.audit_before");
        return found;
    }

    @Test
    void a_removed_row_is_named_even_when_its_seal_goes_too() {
        UUID third = id(3);
        OWNER.execute("delete from core.audit_entry where tenant_id = ? and id = ?", tenant, third);
        assertThat(found()).containsExactly(new AuditFinding(tenant, Kind.REMOVED, 3, third.toString()));

        OWNER.execute("delete from core.audit_seal where tenant_id = ? and position = 3", tenant);
        assertThat(found()).containsExactly(new AuditFinding(tenant, Kind.SEAL_REMOVED, 3, "-"));
    }

    @Test
    void reordered_rows_are_named() {
        OWNER.execute("update core.audit_seal set position = 100 where tenant_id = ? and position = 6", tenant);
        OWNER.execute("update core.audit_seal set position = 6 where tenant_id = ? and position = 7", tenant);
        OWNER.execute("update core.audit_seal set position = 7 where tenant_id = ? and position = 100", tenant);

        assertThat(found()).extracting(AuditFinding::kind).contains(Kind.REORDERED);
        assertThat(found()).extracting(AuditFinding::position).containsExactly(6L, 7L, 8L);
    }

    @Test
    void a_row_planted_into_the_past_is_named() {
        UUID planted = UUID.randomUUID();
        OWNER.execute(
                """
                insert into core.audit_entry (tenant_id, id, at, actor, action, target_kind, target_id, detail, transaction)
                select tenant_id, ?, at, 'planted', action, target_kind, target_id, detail, transaction - 1 from core.audit_entry
                 where tenant_id = ? and id = ?""",
                planted, tenant, id(5));
        seal();

        assertThat(found()).containsExactly(new AuditFinding(tenant, Kind.PLANTED, 0, planted.toString()));
    }

    @Test
    void a_chain_written_anew_does_not_end_in_the_anchored_hash() {
        OWNER.execute("update core.audit_entry set actor = 'somebody else' where tenant_id = ? and id = ?", tenant, id(4));
        OWNER.execute("delete from core.audit_seal where tenant_id = ?", tenant);
        assertThat(found()).extracting(AuditFinding::kind).contains(Kind.CUT_OFF);

        seal();
        assertThat(found()).extracting(AuditFinding::kind).containsOnly(Kind.REWRITTEN);
    }

    @Test
    void a_row_written_by_a_transaction_still_under_way_is_waited_for() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (var slow = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = slow.submit(() -> transactions.execute(tenant, tx -> {
                audit.record(tx, actor, "case.slow", "case", UUID.randomUUID(), Map.of());
                written.countDown();
                await(commit);
            }));
            written.await();
            record(11);
            seal();
            assertThat(report()).isEqualTo(new AuditVerification.Report(tenant, 10, 1, List.of()));
            commit.countDown();
            first.get();
        }
        seal();
        assertThat(report()).isEqualTo(new AuditVerification.Report(tenant, 12, 0, List.of()));
    }

    @Test
    void the_command_says_what_it_found_and_fails_when_it_found_something() {
        var out = new ByteArrayOutputStream();
        OWNER.execute("update core.audit_entry set actor = 'somebody else' where tenant_id = ? and id = ?", tenant, id(4));

        assertThat(AuditCommand.verify(verification, new PrintStream(out, true, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("tenant " + tenant + " position 4 " + id(4)).contains("内容被修改");
    }

    private void record(int number) {
        transactions.execute(tenant, tx -> audit.record(tx, actor, "case.tried", "case", UUID.randomUUID(), Map.of("number", number)));
    }

    private void seal() {
        new AuditSealing(store, anchors, transactions, Clock.systemUTC()).sealAll();
    }

    private AuditVerification.Report report() {
        return verification.verify(tenant);
    }

    private List<AuditFinding> found() {
        return report().findings();
    }

    private UUID id(int position) {
        return OWNER.fetchSingle("select entry_id from core.audit_seal where tenant_id = ? and position = ?", tenant, position)
                .get(0, UUID.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
