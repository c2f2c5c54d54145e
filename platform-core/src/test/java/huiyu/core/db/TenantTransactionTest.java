package huiyu.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class TenantTransactionTest {

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int fuzhou = CoreDatabase.createCity(province);

    @Test
    void a_city_sees_only_its_own_rows() {
        enableSubsidy(jinan);

        assertThat(transactions.read(jinan, this::countModules)).isEqualTo(1);
        assertThat(transactions.read(fuzhou, this::countModules)).isZero();
        assertThat(transactions.read(province, this::countModules)).isZero();
    }

    @Test
    void without_a_tenant_there_are_no_rows() {
        enableSubsidy(jinan);

        assertThat(CoreDatabase.dsl().fetchSingle("select count(*) from core.tenant_module").get(0, int.class)).isZero();
    }

    @Test
    void a_row_for_another_tenant_is_refused_by_the_database() {
        assertThatThrownBy(() -> transactions.execute(jinan, tx -> tx.dsl()
                        .execute(
                                "insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', ?)",
                                fuzhou,
                                LocalDate.of(2025, 1, 1))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void the_tenant_is_forgotten_when_the_connection_goes_back_to_the_pool() {
        enableSubsidy(jinan);
        transactions.read(jinan, this::countModules);

        assertThat(CoreDatabase.dsl().fetchSingle("select coalesce(current_setting('app.tenant_id', true), '')").get(0))
                .isEqualTo("");
    }

    @Test
    void a_door_inside_a_door_is_refused() {
        assertThatThrownBy(() -> transactions.read(jinan, outer -> transactions.read(fuzhou, this::countModules)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a tenant transaction is already open");
    }

    private void enableSubsidy(int tenant) {
        transactions.execute(tenant, tx -> tx.dsl()
                .execute(
                        "insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', ?)",
                        tenant,
                        LocalDate.of(2025, 1, 1)));
    }

    private int countModules(Read read) {
        return read.dsl().fetchSingle("select count(*) from core.tenant_module").get(0, int.class);
    }
}
