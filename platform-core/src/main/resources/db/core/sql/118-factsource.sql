--liquibase formatted sql

--changeset huiyu:fact-request
create table core.fact_request (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  person_id   uuid not null,
  attribute   text not null,
  source      text not null,
  status      text not null constraint check_fact_request_status
                check (status in ('waiting', 'answered', 'no-record', 'unusable')),
  asked_at    timestamptz not null,
  asked_by    text not null,
  polls       int not null default 0,
  next_poll_at timestamptz not null,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id),
  constraint check_fact_request_answered check ((status = 'waiting') = (answered_at is null))
);
comment on table core.fact_request is 'What a bureau was asked of a person, and since when an answer is awaited.';
create unique index uniq_fact_request_open on core.fact_request (tenant_id, person_id, attribute, source) where status = 'waiting';
create index idx_fact_request_person on core.fact_request (tenant_id, person_id);
create index idx_fact_request_due on core.fact_request (tenant_id, next_poll_at) where status = 'waiting';
select core.protect('core.fact_request');

--changeset huiyu:tenants-with-due-fact-requests splitStatements:false
-- Which tenants wait for bureaus: the only thing the poller may know across tenants.
create function core.tenants_with_due_fact_requests(at timestamptz) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status = 'active'
     and exists (select from core.fact_request r where r.tenant_id = t.id and r.status = 'waiting' and r.next_poll_at <= at)
$$;
revoke execute on function core.tenants_with_due_fact_requests(timestamptz) from public;
grant execute on function core.tenants_with_due_fact_requests(timestamptz) to huiyu_app;

--changeset huiyu:simulated-answer
create table core.simulated_answer (
  tenant_id     int not null,
  source        text not null,
  blind_index   bytea not null,
  attribute     text not null,
  behaviour     text not null constraint check_simulated_answer_behaviour
                  check (behaviour in ('answer', 'slow', 'wrong', 'silent')),
  -- what is true; JSON null: known not to be there
  value         jsonb not null,
  wrong_value   jsonb,
  valid_from    date,
  valid_to      date,
  delay_seconds int not null default 0,
  primary key (tenant_id, source, blind_index, attribute),
  constraint check_simulated_answer_period check (valid_to >= valid_from)
);
comment on table core.simulated_answer is 'What the simulated bureaus know, and how they behave when asked.';
select core.protect('core.simulated_answer');
