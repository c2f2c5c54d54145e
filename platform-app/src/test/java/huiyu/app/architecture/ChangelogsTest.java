package huiyu.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogsTest {

    private static final String LAST_RELEASE = "0.1.0";

    @Test
    void no_changeset_of_a_release_has_vanished() {
        assertThat(Changelogs.listChangesets().stream().map(Changelogs.Changeset::id).collect(Collectors.toSet()))
                .containsAll(Changelogs.released(LAST_RELEASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "drop table core.case_file;",
        "alter table core.case_file drop column kind;",
        "alter table core.case_file rename column kind to sort;",
        "alter table core.case_file\n  alter column kind type int using kind::int;",
        "alter table core.case_file alter column kind set not null;",
        "alter table core.case_file add column sort text not null;",
        "alter table core.case_file add column sort text, add level int not null;",
        "alter table core.case_file add constraint check_kind check (kind <> '');",
        "drop function core.claim(int);",
        "revoke update on core.case_file from huiyu_app;",
        "truncate core.case_file;",
        "drop table core.case_file; -- contracts: short"
    })
    void what_takes_something_away_is_found(String sql) {
        assertThat(changeset(sql).contracts()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "create table core.new (tenant_id int not null, id uuid not null, primary key (tenant_id, id));",
        "alter table core.case_file add column sort text;",
        "alter table core.case_file add column sort text not null default '';",
        "alter table core.case_file add constraint check_kind check (kind <> '') not valid;",
        "create index concurrently idx_x on core.case_file (tenant_id);",
        "revoke execute on function core.claim(int) from public;",
        "create or replace function core.claim(a int) returns int language sql as 'select 1';",
        "-- contracts: nothing has read it since 0.1.0, which nobody runs any more\ndrop table core.case_file;"
    })
    void what_only_adds_is_let_through(String sql) {
        assertThat(changeset(sql).contracts()).isEmpty();
    }

    private static Changelogs.Changeset changeset(String sql) {
        return Changelogs.changesets("000.sql", "--liquibase formatted sql\n--changeset huiyu:x splitStatements:false\n" + sql).getFirst();
    }
}
