--liquibase formatted sql

--changeset huiyu:idempotency
create table core.idempotency_record (
  tenant_id    int not null,
  caller       text not null,
  key          text not null,
  operation    text not null,
  request_hash bytea not null,
  response     jsonb,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, caller, key)
);
comment on table core.idempotency_record is 'The first answer to a write, given again to the same key with the same body.';
create index idx_idempotency_created on core.idempotency_record (tenant_id, created_at);
select core.protect('core.idempotency_record');

--changeset huiyu:idempotency-sealed-response
-- Answers may hold names: kept as ciphertext, bound to caller and key. The clear column stays for records of the release before.
alter table core.idempotency_record add column sealed_response bytea;
comment on column core.idempotency_record.sealed_response is 'The first answer, encrypted, bound to caller and key.';

--changeset huiyu:idempotency-retention splitStatements:false
-- Which tenants have answers older than the time they are kept: all the purging job may know across tenants.
create function core.tenants_with_idempotency_before(moment timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where exists (select from core.idempotency_record r where r.tenant_id = t.id and r.created_at < moment)
$$;
revoke execute on function core.tenants_with_idempotency_before(timestamptz) from public;
grant execute on function core.tenants_with_idempotency_before(timestamptz) to huiyu_app;
