package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row-level security keeps operators that are not leakproof off the indexes. With sequential scans made dear, a search
 * that still cannot use its index shows.
 */
class QueryPlanTest {

    private static final UUID NONE = null;

    private static final String TOWN =
            """
            with town as (
              insert into core.person (tenant_id, id, root_id, created_at, created_by)
              select t.tenant, p.id, p.id, now(), 'test'
                from (select ?::int as tenant) t, lateral (select uuidv7() as id from generate_series(1, 3000)) p
              returning tenant_id, id),
            named as (
              insert into core.person_name (tenant_id, person_id, name, source, recorded_at, recorded_by)
              select tenant_id, id, chr(19968 + (random() * 9000)::int) || chr(19968 + (random() * 9000)::int), 'test', now(), 'test'
                from town
              returning tenant_id, id, name),
            tokens as (
              insert into core.person_name_token (tenant_id, token, person_name_id) select tenant_id, name, id from named)
            insert into core.person_identifier
                (tenant_id, person_id, kind, cipher, blind_index, source, recorded_at, recorded_by)
            select tenant_id, id, 'other-document', ''::bytea, uuid_send(id), 'test', now(), 'test' from town
            """;

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());

    /** The planner chooses by the size of tables: it is shown a small town, whatever other tests have left behind. */
    @BeforeEach
    void aTown() {
        DSLContext owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
        owner.execute(TOWN, jinan);
        owner.execute("analyze core.person, core.person_name, core.person_name_token, core.person_identifier");
    }

    @Test
    void a_search_by_the_beginning_of_a_name_reads_only_that_part_of_the_index() {
        assertThat(plan(PersonFileStore.BY_PREFIX, jinan, "李", "李\uFFFF", NONE, NONE, NONE, NONE, NONE, NONE, NONE, 50))
                .contains("idx_person_name_prefix")
                .containsPattern("Index Cond: .*name ~>=~ .*name ~<~");
    }

    @Test
    void a_search_inside_names_goes_through_the_tokens() {
        String[] tokens = {"李梅"};
        assertThat(plan(PersonFileStore.BY_TOKENS, jinan, tokens, tokens, jinan, "李梅", NONE, NONE, NONE, NONE, NONE, NONE, NONE, 50))
                .containsPattern("person_name_token_pkey.*\\n.*Index Cond: .*token = ANY");
    }

    @Test
    void a_number_is_found_by_its_index() {
        String[] numbers = {"0102"};
        assertThat(plan(IdentifierStore.OWNERS, jinan, numbers))
                .contains("uniq_person_identifier")
                .containsPattern("Index Cond: .*blind_index = ANY");
    }

    private String plan(String query, Object... binds) {
        return transactions.<String>run(jinan, tx -> {
            tx.dsl().execute("set local enable_seqscan = off");
            tx.dsl().execute("set local enable_bitmapscan = off");
            return String.join("\n", tx.dsl().fetch("explain " + query, binds).getValues(0, String.class));
        });
    }
}
