--liquibase formatted sql

--changeset huiyu:take-up
-- No key to the person: written chunk by chunk by a job, high volume.
create table core.take_up (
  tenant_id   int not null,
  programme   text not null,
  subject_id  uuid not null,
  org_unit_id uuid,
  open        boolean not null,
  primary key (tenant_id, programme, subject_id)
);
comment on table core.take_up is 'Who was entitled (open: unless a missing fact speaks against it) and had no case when the children were last gone through.';
create index idx_take_up_org_unit on core.take_up (tenant_id, programme, org_unit_id);
select core.protect('core.take_up');

create table core.take_up_pass (
  tenant_id    int not null,
  programme    text not null,
  checkpoint   uuid,
  started_at   timestamptz not null,
  completed_at timestamptz,
  counted_at   timestamptz,
  primary key (tenant_id, programme)
);
comment on table core.take_up_pass is 'A pass over the children of a tenant for one programme: how far it is, and when the last whole one ended.';
create index idx_take_up_pass_due on core.take_up_pass (tenant_id, programme) where completed_at is null;
select core.protect('core.take_up_pass');

--changeset huiyu:take-up-passes-due splitStatements:false
create function core.take_up_passes_due() returns table (tenant_id int, programme text)
language sql stable security definer set search_path = core, pg_temp as $$
  select p.tenant_id, p.programme from core.take_up_pass p where p.completed_at is null order by p.started_at, p.tenant_id
$$;
revoke execute on function core.take_up_passes_due() from public;
grant execute on function core.take_up_passes_due() to huiyu_app;
