--liquibase formatted sql

--changeset huiyu:client-call
create table core.client_call (
  tenant_id      int not null,
  client_id      text not null,
  id             uuid not null,
  called_at      timestamptz not null,
  operation      text not null,
  method         text not null,
  -- as the API document has it: never an address with an id in it
  path           text not null,
  status         int not null,
  problem        text,
  correlation_id text,
  milliseconds   int not null,
  primary key (tenant_id, client_id, id)
);
comment on table core.client_call is 'The latest calls of each integrator''s system, for those who connect it. Nothing personal, nothing that must last.';
create index idx_client_call_problem on core.client_call (tenant_id, client_id, id) where status >= 400;
create index idx_client_call_called_at on core.client_call (tenant_id, called_at);
select core.protect('core.client_call');

--changeset huiyu:client-call-retention splitStatements:false
-- Which tenants have calls older than the time they are kept: all the purging job may know across tenants.
create function core.tenants_with_client_calls_before(moment timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where exists (select from core.client_call c where c.tenant_id = t.id and c.called_at < moment)
$$;
revoke execute on function core.tenants_with_client_calls_before(timestamptz) from public;
grant execute on function core.tenants_with_client_calls_before(timestamptz) to huiyu_app;
