--liquibase formatted sql

--changeset huiyu:core-schema
create schema core;
grant usage on schema core to huiyu_app;

--changeset huiyu:tenant-wall splitStatements:false
-- The two walls every tenant table stands behind. No context means no rows. The sub-select is evaluated once per
-- statement; bare, current_setting would be evaluated per row. No statistics on the tenant: one that came after the last
-- ANALYZE would count as one row, and joins would multiply its rows with each other.

-- Own rows only.
create function core.protect(wall regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s alter column tenant_id set statistics 0', wall);
  execute format('alter table %s enable row level security', wall);
  execute format('alter table %s force row level security', wall);
  execute format('create policy tenant_wall on %s using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::int))', wall);
  execute format('grant select, insert, update, delete on %s to huiyu_app', wall);
end $$;

-- Own rows, and nobody edits the past: rows are added, never changed or removed.
create function core.protect_append_only(wall regclass) returns void language plpgsql as $$
begin
  perform core.protect(wall);
  execute format('revoke update, delete on %s from huiyu_app', wall);
end $$;

-- Read down the line (nation, province, city); write own rows only. For policy, which cities inherit.
create function core.protect_inherited(wall regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s alter column tenant_id set statistics 0', wall);
  execute format('alter table %s enable row level security', wall);
  execute format('alter table %s force row level security', wall);
  execute format('create policy tenant_read on %s for select using (tenant_id = any ((select nullif(current_setting(''app.lineage'', true), '''')::int[])::int[]))', wall);
  execute format('create policy tenant_insert on %s for insert with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::int))', wall);
  execute format('create policy tenant_update on %s for update using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::int))', wall);
  execute format('create policy tenant_delete on %s for delete using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::int))', wall);
  execute format('grant select, insert, update, delete on %s to huiyu_app', wall);
end $$;

revoke execute on function core.protect(regclass), core.protect_append_only(regclass), core.protect_inherited(regclass) from public;
