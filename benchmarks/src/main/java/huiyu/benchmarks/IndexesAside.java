package huiyu.benchmarks;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Takes indexes of tables away while these are filled, and makes them anew: one sort instead of a million look-ups. */
public final class IndexesAside implements AutoCloseable {

    private final DSLContext owner;
    private final List<String> definitions;

    /** All but those of keys. */
    public IndexesAside(DSLContext owner, String... tables) {
        this.owner = owner;
        var indexes = owner.fetch(
                """
                select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
                  from pg_index i
                 where i.indrelid = any (?::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)""",
                (Object) tables);
        definitions = indexes.getValues("definition", String.class);
        indexes.getValues("name", String.class).forEach(name -> owner.execute("drop index " + name));
    }

    @Override
    public void close() {
        owner.connection(one -> {
            DSLContext dsl = DSL.using(one);
            dsl.execute("set maintenance_work_mem = '512MB'");
            definitions.forEach(dsl::execute);
        });
    }
}
