--liquibase formatted sql

--changeset huiyu:protect-published splitStatements:false
-- Own rows, and rows of a city that it has published to the tenant above it: those may be read there, nothing else.
create function core.protect_published(wall regclass) returns void language plpgsql as $$
begin
  perform core.protect(wall);
  execute format('create policy published_read on %s for select using (reader_tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::int) and published)', wall);
end $$;
revoke execute on function core.protect_published(regclass) from public;

--changeset huiyu:policy-effect
-- What a proposal would do to the decisions that stand (preview), or does once it is in force (follow-up). The run
-- belongs to the tenant that proposes; the work is done city by city, each in its own rows.
create table core.policy_effect_run (
  tenant_id        int not null,
  id               uuid not null default uuidv7(),
  proposal_id      uuid not null,
  kind             text not null constraint check_policy_effect_run_kind check (kind in ('preview', 'follow-up')),
  proposal_version int not null,
  policy_epoch     bigint not null,
  -- a preview compares on this day; a follow-up begins on it
  due_on           date not null,
  status           text not null constraint check_policy_effect_run_status check (status in ('running', 'completed', 'failed')),
  figures          jsonb,
  failure          jsonb,
  cases_passed     int not null default 0,
  cases_failed     text[] not null default '{}',
  started_at       timestamptz not null,
  started_by       text not null,
  completed_at     timestamptz,
  primary key (tenant_id, id),
  constraint fk_policy_effect_run_proposal foreign key (tenant_id, proposal_id) references core.policy_proposal (tenant_id, id)
);
create index idx_policy_effect_run_proposal on core.policy_effect_run (tenant_id, proposal_id, kind, id);
create unique index uniq_policy_effect_run_follow_up on core.policy_effect_run (tenant_id, proposal_id, due_on) where kind = 'follow-up';
select core.protect('core.policy_effect_run');
revoke delete on core.policy_effect_run from huiyu_app;

create table core.policy_effect_part (
  tenant_id        int not null,
  run_id           uuid not null,
  -- the tenant that proposes: may read what is published
  reader_tenant_id int not null,
  published        boolean not null default false,
  status           text not null constraint check_policy_effect_part_status check (status in ('running', 'completed', 'failed')),
  phase            text not null default 'decisions' constraint check_policy_effect_part_phase check (phase in ('decisions', 'cases')),
  checkpoint       uuid,
  done             int not null default 0,
  total            int not null,
  figures          jsonb,
  failure          jsonb,
  primary key (tenant_id, run_id),
  -- figures that are still being summed are nobody else's business
  constraint check_policy_effect_part_published check (not published or status <> 'running')
);
comment on table core.policy_effect_part is 'One city''s part of a run; its figures are published, small cells suppressed, when it is complete.';
create index idx_policy_effect_part_reader on core.policy_effect_part (reader_tenant_id, run_id) where published;
select core.protect_published('core.policy_effect_part');
revoke delete on core.policy_effect_part from huiyu_app;

--changeset huiyu:policy-effect-due splitStatements:false
-- Which runs have work left: ids only.
create function core.policy_effect_runs_due(today date) returns table (tenant_id int, run_id uuid)
language sql stable security definer set search_path = core, pg_temp as $$
  select r.tenant_id, r.id from core.policy_effect_run r
   where r.status = 'running' and (r.kind = 'preview' or r.due_on <= today)
   order by r.started_at, r.id
$$;
revoke execute on function core.policy_effect_runs_due(date) from public;
grant execute on function core.policy_effect_runs_due(date) to huiyu_app;

--changeset huiyu:policy-effect-due-index
create index idx_policy_effect_run_due on core.policy_effect_run (tenant_id, due_on) where status = 'running';

--changeset huiyu:policy-effect-pace
-- A follow-up opens as many cases a day as policy says, and goes on the next day.
alter table core.policy_effect_part add column opened_on date;
alter table core.policy_effect_part add column opened int not null default 0;
