package huiyu.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Reads the catalogue of the migrated database. Each query lists offenders; none is allowed. */
class SchemaConventionsTest {

    /** Tables that belong to no tenant, with the reason. Everything else stands behind the wall. */
    private static final List<String> TENANTLESS = List.of(
            "core.tenant", // the directory of tenants itself
            "core.scheduled_tasks" // db-scheduler's own
            );

    /** The doors across tenants: functions that run as the owner. Each answers one narrow question. */
    private static final List<String> DOORS_ACROSS_TENANTS = List.of(
            "core.claim_period", // claimed, or already claimed elsewhere
            "core.claim_share", // the asking city's own share
            "core.own_claim_share", // the asking city's own share, by id
            "core.link_claims", // whether two cities turn out to claim one child
            "core.unlink_claims", // undoes a wrong link
            "core.release_claim", // gives up a city's own claims
            "core.hand_over", // puts a sealed file into another city's letter box
            "core.tenants_with_due_fact_requests", // which tenants wait for bureaus
            "core.memberships", // a caller's own tenants and roles, before a tenant is known
            "core.policy_effect_runs_due", // which runs over standing decisions have work left
            "core.indicator_runs_due", // which requested figures are not taken yet
            "core.tenants_with_publicity_over", // which tenants have a publicity that is over
            "childcare.tenants_to_publish", // whose public register is of an earlier day
            "insurance.book_clearing", // an amount and a bill number, booked in both cities of a bill
            "insurance.find_home_city", // which city insures the person with these numbers
            "insurance.find_filed_home_city", // the same from another province, of whoever filed treatment there
            "insurance.tenants_with_reports_due", // which tenants have bills to report to the nation's platform
            "core.tenants_with_provisional_due", // which tenants have promises that wait for an official calendar
            "core.tenants_with_unsealed_audit", // which tenants have audit rows to seal
            "core.take_up_passes_due", // which passes over children have work left
            "core.fund_years_to_reserve", // which programmes have funds of a year that are not bound yet
            "core.count_stuck_events", // how many events keep failing, one number
            "core.tenants_with_idempotency_before", // which tenants have remembered answers to forget
            "core.tenants_with_client_calls_before", // which tenants have calls of systems to forget
            "core.tenants_with_due_events" // which tenants have work waiting
            );

    private static final String TENANT_TABLES =
            """
            with ours as (
              select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare') and c.relkind in ('r', 'p')),
            walled as (
              select ours.*, a.attnum as tenant_column
                from ours join pg_attribute a on a.attrelid = ours.oid and a.attname = 'tenant_id' and not a.attisdropped)
            """;

    private final DSLContext owner = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);

    @Test
    void a_table_without_tenant_stands_on_the_written_list() {
        assertThat(offenders("select name from ours where oid not in (select oid from walled)"))
                .containsExactlyInAnyOrderElementsOf(TENANTLESS);
    }

    @Test
    void row_level_security_is_enabled_and_forced_on_every_tenant_table() {
        assertNone("select name from walled where not (relrowsecurity and relforcerowsecurity)");
    }

    @Test
    void every_policy_asks_for_the_tenant_once_per_statement() {
        assertNone(
                """
                select name || ' ' || coalesce(p.polname, 'has no policy')
                  from walled left join pg_policy p on p.polrelid = walled.oid
                 where p.oid is null
                    or coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                         not like '%tenant_id%SELECT%NULLIF(current_setting(''app.%'
                    or (p.polcmd <> 'r' and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                         not like '%app.tenant_id%')""");
    }

    /** Else a tenant the statistics have not seen yet counts as one row, and joins multiply its rows with each other. */
    @Test
    void no_statistics_are_kept_on_which_tenant_a_row_belongs_to() {
        assertNone(
                """
                select name from walled join pg_attribute a on a.attrelid = walled.oid and a.attnum = walled.tenant_column
                 where a.attstattarget is distinct from 0""");
    }

    @Test
    void every_table_has_a_primary_key() {
        assertNone("select name from ours where not exists (select from pg_index i where i.indrelid = ours.oid and i.indisprimary)");
    }

    @Test
    void tenant_id_leads_every_primary_and_unique_key() {
        assertNone(
                """
                select name || ' ' || i.indexrelid::regclass
                  from walled join pg_index i on i.indrelid = walled.oid
                 where i.indisunique and i.indkey[0] <> tenant_column""");
    }

    @Test
    void tenant_id_leads_every_foreign_key_and_leads_to_the_same_tenant() {
        assertNone(
                """
                select name || ' ' || k.conname
                  from walled join pg_constraint k on k.conrelid = walled.oid and k.contype = 'f'
                  left join pg_attribute target on target.attrelid = k.confrelid and target.attnum = k.confkey[1]
                 where k.conkey[1] <> tenant_column
                    or not (target.attname = 'tenant_id' or (k.confrelid = 'core.tenant'::regclass and target.attname = 'id'))""");
    }

    @Test
    void an_index_lies_under_every_foreign_key() {
        assertNone(
                """
                select name || ' ' || k.conname
                  from ours join pg_constraint k on k.conrelid = ours.oid and k.contype = 'f'
                 where not exists (
                   select from pg_index i
                    where i.indrelid = ours.oid and i.indpred is null
                      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)""");
    }

    @Test
    void columns_use_the_house_types() {
        assertNone(
                """
                select name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
                 where format_type(a.atttypid, null) in
                   ('timestamp without time zone', 'time without time zone', 'time with time zone', 'character varying',
                    'character', 'real', 'double precision', 'money', 'json', 'serial')""");
    }

    @Test
    void money_is_whole_fen_and_says_so() {
        assertNone(
                """
                select name || '.' || a.attname || ' ' || format_type(a.atttypid, null)
                  from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
                 where (a.attname like '%\\_fen' and format_type(a.atttypid, null) not in ('bigint', 'bigint[]'))
                    or (a.attname ~ '(amount|balance|yuan|money|price)$' and format_type(a.atttypid, null) <> 'jsonb')""");
    }

    @Test
    void a_period_is_two_dates_or_two_instants_never_a_range() {
        assertNone(
                """
                select name || '.' || a.attname
                  from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
                  join pg_type t on t.oid = a.atttypid where t.typtype in ('r', 'm')""");
    }

    @Test
    void names_say_what_a_constraint_or_an_index_is() {
        assertNone(
                """
                select name || ' ' || k.conname from ours join pg_constraint k on k.conrelid = ours.oid
                 where (k.contype in ('c', 'x') and k.conname not like 'check\\_%') or (k.contype = 'u' and k.conname not like 'uniq\\_%')
                union all
                select name || ' ' || c.relname from ours join pg_index i on i.indrelid = ours.oid join pg_class c on c.oid = i.indexrelid
                 where not i.indisprimary and not i.indisexclusion and c.relname not like case when i.indisunique then 'uniq\\_%' else 'idx\\_%' end""");
    }

    @Test
    void nothing_is_granted_to_everybody() {
        assertNone(
                """
                select name from ours join pg_class c using (oid), aclexplode(c.relacl) acl where acl.grantee = 0
                union all
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare')
                   and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl where acl.grantee = 0)
                union all
                select n.nspname from pg_namespace n, aclexplode(n.nspacl) acl
                 where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare') and acl.grantee = 0""");
    }

    @Test
    void the_application_owns_nothing_and_bypasses_nothing() {
        assertNone(
                """
                select 'role attributes' from pg_roles
                 where rolname = 'huiyu_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                union all
                select 'member of ' || m.roleid::regrole from pg_auth_members m where m.member = 'huiyu_app'::regrole
                union all
                select name from ours where relowner = 'huiyu_app'::regrole
                union all
                select n.nspname from pg_namespace n
                 where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare')
                   and (n.nspowner = 'huiyu_app'::regrole or has_schema_privilege('huiyu_app', n.oid, 'create'))
                union all
                select name || ' ' || acl.privilege_type from ours join pg_class c using (oid), aclexplode(c.relacl) acl
                 where acl.grantee = 'huiyu_app'::regrole and acl.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')""");
    }

    @Test
    void functions_that_run_as_the_owner_stand_on_the_written_list_and_fix_their_search_path() {
        assertThat(offenders(
                        """
                        select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                         where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare') and p.prosecdef"""))
                .containsExactlyInAnyOrderElementsOf(DOORS_ACROSS_TENANTS);
        assertNone(
                """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare') and p.prosecdef
                   and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%pg_temp')""");
    }

    @Test
    void the_migration_owner_sees_an_orphan_when_it_validates_a_foreign_key() {
        assertThatThrownBy(() -> owner.transaction(transaction -> {
                    DSLContext sql = transaction.dsl();
                    sql.execute("create table core.parent_on_trial (tenant_id int, id int, primary key (tenant_id, id))");
                    sql.execute("create table core.child_on_trial (tenant_id int, id int, parent_id int, primary key (tenant_id, id))");
                    sql.execute("select core.protect('core.parent_on_trial'), core.protect('core.child_on_trial')");
                    sql.execute("insert into core.child_on_trial values (1, 1, 99)");
                    sql.execute(
                            """
                            alter table core.child_on_trial add constraint orphans
                            foreign key (tenant_id, parent_id) references core.parent_on_trial (tenant_id, id) not valid""");
                    sql.execute("alter table core.child_on_trial validate constraint orphans");
                }))
                .hasMessageContaining("violates foreign key constraint \"orphans\"");
    }

    private void assertNone(String query) {
        assertThat(offenders(query)).isEmpty();
    }

    private List<String> offenders(String query) {
        return owner.fetch(TENANT_TABLES + query).getValues(0, String.class);
    }
}
