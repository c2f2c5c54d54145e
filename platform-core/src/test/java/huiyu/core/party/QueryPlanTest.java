package huiyu.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Row-level security keeps operators that are not leakproof off the indexes. With sequential scans made dear, a search
 * that still cannot use its index shows.
 */
class QueryPlanTest {

    private static final UUID NONE = null;

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int jinan = CoreDatabase.createCity(CoreDatabase.createProvince());

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
