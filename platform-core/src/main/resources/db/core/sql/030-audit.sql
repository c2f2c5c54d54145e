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
