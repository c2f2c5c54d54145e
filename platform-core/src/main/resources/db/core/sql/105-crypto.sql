--liquibase formatted sql

--changeset huiyu:data-key
create table core.data_key (
  tenant_id     int not null,
  version       int not null,
  suite         smallint not null,
  master_key_id text not null,
  wrapped_key   bytea not null,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, version)
);
comment on table core.data_key is 'Data keys, wrapped by a master key that is never in the database.';
select core.protect_append_only('core.data_key');

--changeset huiyu:province-of splitStatements:false
-- The province a tenant belongs to; a municipality is its own, the nation too.
create function core.province_of(tenant int) returns int language sql stable as $$
  select coalesce(
    (select above.id
       from core.tenant own
       join core.tenant above on above.id = any (own.lineage)
      where own.id = tenant and above.level in ('province', 'municipality')),
    tenant)
$$;
revoke execute on function core.province_of(int) from public;
grant execute on function core.province_of(int) to huiyu_app;
