--liquibase formatted sql

--changeset huiyu:audit
create table core.audit_entry (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  at             timestamptz not null,
  actor          text not null,
  action         text not null,
  target_kind    text not null,
  target_id      uuid not null,
  reason         text,
  detail         jsonb not null,
  correlation_id text,
  primary key (tenant_id, id)
);
comment on table core.audit_entry is 'Who did what to what, when and why. Rows are only ever added; no personal data in detail.';
create index idx_audit_entry_target on core.audit_entry (tenant_id, target_kind, target_id, id);
create index idx_audit_entry_actor on core.audit_entry (tenant_id, actor, id);
create index idx_audit_entry_action on core.audit_entry (tenant_id, action, id);
select core.protect_append_only('core.audit_entry');

--changeset huiyu:audit-seal
-- Which transaction wrote the row: rows of transactions below pg_snapshot_xmin are all there, no earlier one can follow.
alter table core.audit_entry add column transaction bigint not null default pg_current_xact_id()::text::bigint;
create index idx_audit_entry_transaction on core.audit_entry (tenant_id, transaction, id);
create table core.audit_seal (
  tenant_id   int not null,
  position    bigint not null constraint check_audit_seal_position check (position > 0),
  entry_id    uuid not null,
  transaction bigint not null,
  hash        bytea not null,
  sealed_at   timestamptz not null,
  primary key (tenant_id, position),
  constraint uniq_audit_seal_entry unique (tenant_id, entry_id)
);
comment on table core.audit_seal is 'The chain of each tenant: every hash covers an audit row and the hash before it.';
select core.protect_append_only('core.audit_seal');

--changeset huiyu:tenants-with-unsealed-audit splitStatements:false
-- Which tenants have audit rows that are not sealed yet, and since when: all the sealing job may know across tenants.
create function core.tenants_with_unsealed_audit() returns table (tenant int, since timestamptz)
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id, waiting.at
    from core.tenant t
    left join lateral (
      select s.transaction, s.entry_id from core.audit_seal s where s.tenant_id = t.id order by s.position desc limit 1) head on true
   cross join lateral (
      select e.at from core.audit_entry e
       where e.tenant_id = t.id
         and (e.transaction, e.id) > (coalesce(head.transaction, 0), coalesce(head.entry_id, '00000000-0000-0000-0000-000000000000'))
       order by e.transaction, e.id limit 1) waiting
$$;
revoke execute on function core.tenants_with_unsealed_audit() from public;
grant execute on function core.tenants_with_unsealed_audit() to huiyu_app;
