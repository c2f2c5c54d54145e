--liquibase formatted sql

--changeset huiyu:case-file
create table core.case_file (
  tenant_id          int not null,
  id                 uuid not null default uuidv7(),
  receipt_number     text not null,
  programme          text not null,
  kind               text not null constraint check_case_kind check (kind in ('first', 'renewal', 'change')),
  channel            text not null constraint check_case_channel check (channel in ('event', 'counter', 'app', 'integrator')),
  subject_id           uuid not null,
  applicant_id       uuid,
  life_event_id      uuid,
  org_unit_id        uuid,
  received_on        date not null,
  accepted_on        date not null,
  -- the promise and the chain of the day of acceptance: they stand when policy changes
  promise_days       int not null,
  promise            jsonb not null,
  review_chain       jsonb not null,
  due_on             date not null,
  -- the official calendar of that year is not published yet: counted by weekdays, and again once it is
  due_provisional    boolean not null default false,
  -- set while the clock stands still; the working days still left are counted on from the day it runs again
  paused_on          date,
  remaining_days     int,
  level_days_left    int,
  status             text not null constraint check_case_status check (status in
                       ('received', 'awaiting-facts', 'awaiting-person', 'in-review', 'publicised', 'returned', 'decided', 'withdrawn')),
  step               text not null,
  review_level       int not null default 0,
  publicised_until   date,
  -- as assessed last: what the engine was given, what it answered
  request            jsonb,
  assessment         jsonb,
  verdict            text,
  former_decision_id uuid,
  version            int not null default 1,
  opened_at          timestamptz not null,
  changed_at         timestamptz not null,
  primary key (tenant_id, id),
  constraint uniq_case_receipt_number unique (tenant_id, receipt_number),
  constraint fk_case_life_event foreign key (tenant_id, life_event_id) references core.life_event (tenant_id, id),
  constraint fk_case_org_unit foreign key (tenant_id, org_unit_id) references core.org_unit (tenant_id, id),
  constraint check_case_pause check ((paused_on is null) = (remaining_days is null))
);
comment on table core.case_file is 'One request of one child to one programme, from receipt to decision.';
-- Two events, or an event and an application, meet in the one open case.
create unique index uniq_case_open on core.case_file (tenant_id, subject_id, programme) where status not in ('decided', 'withdrawn');
create index idx_case_subject on core.case_file (tenant_id, subject_id);
create index idx_case_life_event on core.case_file (tenant_id, life_event_id);
create index idx_case_org_unit on core.case_file (tenant_id, org_unit_id, status);
create index idx_case_list on core.case_file (tenant_id, status, due_on, id);
create index idx_case_publicised on core.case_file (tenant_id, publicised_until) where status = 'publicised';
select core.protect('core.case_file');

--changeset huiyu:case-step
create table core.case_step (
  tenant_id     int not null,
  case_id       uuid not null,
  seq           int not null,
  step          text not null,
  review_level  int,
  verdict       text not null constraint check_case_step_verdict check (verdict in
                  ('received', 'assessed', 'asked', 'approved', 'returned', 'resubmitted', 'sent-back', 'sampled',
                   'publicised', 'decided', 'withdrawn', 'stopped', 'reopened')),
  actor         text not null,
  actor_name    text not null,
  actor_person  uuid,
  role          text,
  reason        text,
  taken_at      timestamptz not null,
  primary key (tenant_id, case_id, seq),
  constraint fk_case_step_case foreign key (tenant_id, case_id) references core.case_file (tenant_id, id)
);
comment on table core.case_step is 'What was done to a case, by whom and why; a row per step taken, never changed.';
select core.protect_append_only('core.case_step');

--changeset huiyu:task
create table core.task (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  case_id      uuid not null,
  kind         text not null constraint check_task_kind check (kind in ('missing-fact', 'review', 'correction', 'unfinished')),
  -- what makes it this task and no other: the fact's key, the review level, the reason's code
  subject      text not null,
  question_zh  text not null,
  question_en  text not null,
  reason_zh    text,
  reason_en    text,
  role         text not null,
  org_unit_id  uuid,
  assignee     text,
  due_on       date not null,
  state        text not null default 'open' constraint check_task_state check (state in ('open', 'on-hold', 'done')),
  hold_reason  text,
  hold_until   date,
  outcome      text,
  closed_by    text,
  closed_at    timestamptz,
  created_at   timestamptz not null,
  primary key (tenant_id, id),
  constraint fk_task_case foreign key (tenant_id, case_id) references core.case_file (tenant_id, id),
  constraint fk_task_org_unit foreign key (tenant_id, org_unit_id) references core.org_unit (tenant_id, id),
  constraint check_task_closed check ((state = 'done') = (closed_at is not null))
);
comment on table core.task is 'What waits for a person, with its question and its reason.';
create unique index uniq_task_open on core.task (tenant_id, case_id, kind, subject) where state <> 'done';
create index idx_task_case on core.task (tenant_id, case_id);
create index idx_task_worklist on core.task (tenant_id, due_on, id) where state <> 'done';
create index idx_task_assignee on core.task (tenant_id, assignee, due_on, id) where state <> 'done';
create index idx_task_org_unit on core.task (tenant_id, org_unit_id, due_on, id);
create index idx_task_org_unit_any on core.task (tenant_id, org_unit_id);
select core.protect('core.task');

--changeset huiyu:recusal
create table core.recusal (
  tenant_id   int not null,
  subject     text not null,
  person_id   uuid not null,
  reason      text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, subject, person_id)
);
comment on table core.recusal is 'Persons a staff member is or is related to: nobody decides the own family''s case.';
create index idx_recusal_person on core.recusal (tenant_id, person_id);
select core.protect('core.recusal');

--changeset huiyu:publicity-over splitStatements:false
-- Which tenants have a publicity that is over: the only thing the waking job may know across tenants.
create function core.tenants_with_publicity_over(today date) returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status <> 'closed'
     and exists (select from core.case_file c where c.tenant_id = t.id and c.status = 'publicised' and c.publicised_until < today)
$$;
revoke execute on function core.tenants_with_publicity_over(date) from public;
grant execute on function core.tenants_with_publicity_over(date) to huiyu_app;

--changeset huiyu:provisional-due splitStatements:false
create index idx_case_provisional on core.case_file (tenant_id, id) where due_provisional and paused_on is null and status not in ('decided', 'withdrawn');
-- Which tenants have open cases whose promised date waits for an official calendar: all the nightly job may know across tenants.
create function core.tenants_with_provisional_due() returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status <> 'closed'
     and exists (select from core.case_file c
                  where c.tenant_id = t.id and c.due_provisional and c.paused_on is null and c.status not in ('decided', 'withdrawn'))
$$;
revoke execute on function core.tenants_with_provisional_due() from public;
grant execute on function core.tenants_with_provisional_due() to huiyu_app;

--changeset huiyu:case-step-merged
alter table core.case_step drop constraint check_case_step_verdict;
alter table core.case_step add constraint check_case_step_verdict check (verdict in
  ('received', 'assessed', 'asked', 'approved', 'returned', 'resubmitted', 'sent-back', 'sampled',
   'publicised', 'decided', 'withdrawn', 'stopped', 'reopened', 'merged'));

--changeset huiyu:task-provisional-due splitStatements:false
-- How a date was counted that waits for an official calendar; a review level has a date of its own beside the promise.
alter table core.task
  add column counted_from date,
  add column counted_days int,
  add constraint check_task_counted check ((counted_from is null) = (counted_days is null));
create index idx_task_provisional on core.task (tenant_id, id) where counted_from is not null and state <> 'done';
create or replace function core.tenants_with_provisional_due() returns setof int
language sql stable security definer set search_path = core, pg_temp as $$
  select t.id from core.tenant t
   where t.status <> 'closed'
     and (exists (select from core.case_file c
                   where c.tenant_id = t.id and c.due_provisional and c.paused_on is null and c.status not in ('decided', 'withdrawn'))
          or exists (select from core.task k where k.tenant_id = t.id and k.counted_from is not null and k.state <> 'done'))
$$;

--changeset huiyu:case-lists
-- A list of all states has no status to look up first: 100,000 cases took 0.4 s to order, with these 0.04 s.
create index idx_case_due on core.case_file (tenant_id, due_on, id);
create index idx_case_opened on core.case_file (tenant_id, opened_at, id);

--changeset huiyu:task-counts
-- The worklist counts its views by these alone: 100,000 open tasks joined with their cases took 0.8 s.
create index idx_task_open on core.task (tenant_id, role, due_on) include (kind, assignee, org_unit_id, case_id) where state <> 'done';
create index idx_case_paused on core.case_file (tenant_id, id) where paused_on is not null;

--changeset huiyu:lists-of-units
-- A district's page is read unit by unit in the order of an index: sorted, it costs what all the district's cases cost.
create index idx_case_unit_due on core.case_file (tenant_id, org_unit_id, due_on, id);
create index idx_case_unit_opened on core.case_file (tenant_id, org_unit_id, opened_at, id);
-- What is overdue is open: the many decided ones of earlier days are not read over.
create index idx_case_open_due on core.case_file (tenant_id, due_on, id) where status not in ('decided', 'withdrawn');
-- The tasks of a role in their order; takes the place of idx_task_open for the counts too, which a later release drops.
create index idx_task_team on core.task (tenant_id, role, due_on, id) include (kind, assignee, org_unit_id, case_id) where state <> 'done';
-- The figures count every case of a city: by this alone, without its row.
create index idx_case_figures on core.case_file (tenant_id, programme, status) include (due_on, paused_on, org_unit_id);
create index idx_task_unit on core.task (tenant_id, org_unit_id, role, due_on, id) where state <> 'done';
