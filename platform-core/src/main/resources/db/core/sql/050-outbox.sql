--liquibase formatted sql

--changeset huiyu:outbox
create table core.outbox_event (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  kind        text not null,
  version     smallint not null default 1,
  subject_id  uuid not null,
  actor       text not null,
  created_at  timestamptz not null default now(),
  attempts    int not null default 0,
  next_try_at timestamptz not null default now(),
  done_at     timestamptz,
  last_error  text,
  primary key (tenant_id, id)
);
comment on table core.outbox_event is 'What happened and must be followed up. Ids only, no personal data.';
create index idx_outbox_due on core.outbox_event (tenant_id, next_try_at) where done_at is null;
select core.protect('core.outbox_event');

--changeset huiyu:outbox-due-tenants splitStatements:false
-- Which tenants have something due: the only thing the dispatcher may know across tenants.
create function core.tenants_with_due_events(at timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status = 'active'
     and exists (select from core.outbox_event e where e.tenant_id = t.id and e.done_at is null and e.next_try_at <= at)
$$;
revoke execute on function core.tenants_with_due_events(timestamptz) from public;
grant execute on function core.tenants_with_due_events(timestamptz) to huiyu_app;

--changeset huiyu:scheduled-tasks
-- db-scheduler's own table; knows no tenant (on the written allow-list).
create table core.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index idx_scheduled_tasks_execution_time on core.scheduled_tasks (execution_time);
create index idx_scheduled_tasks_last_heartbeat on core.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on core.scheduled_tasks to huiyu_app;

--changeset huiyu:outbox-due-tenants-in-any-open-status splitStatements:false
-- A tenant being provisioned becomes active through its own events; a suspended one finishes what it has begun.
create or replace function core.tenants_with_due_events(at timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status <> 'closed'
     and exists (select from core.outbox_event e where e.tenant_id = t.id and e.done_at is null and e.next_try_at <= at)
$$;

--changeset huiyu:outbox-stuck splitStatements:false
-- What has failed five times is for a person to see; hardly ever there is any.
create index idx_outbox_stuck on core.outbox_event (tenant_id, id) where done_at is null and attempts >= 5;
create function core.count_stuck_events() returns bigint
language sql stable security definer set search_path = core, pg_temp as $$
  select count(*) from core.outbox_event where done_at is null and attempts >= 5
$$;
revoke execute on function core.count_stuck_events() from public;
grant execute on function core.count_stuck_events() to huiyu_app;

--changeset huiyu:outbox-due-whatever-the-clock splitStatements:false
-- What was never tried is due: the instance that wrote it may have been an hour ahead.
create or replace function core.tenants_with_due_events(at timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status <> 'closed'
     and exists (select from core.outbox_event e
                  where e.tenant_id = t.id and e.done_at is null and (e.next_try_at <= greatest(at, now()) or e.attempts = 0))
$$;
