--liquibase formatted sql

--changeset huiyu:assistance-warning
create table assistance.warning (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  basis         text not null constraint check_warning_basis check (basis in ('stay', 'year')),
  year          int not null,
  -- the bill that passed the threshold; for the year's total the same for all bills of the year
  occasion      text not null,
  own_cost_fen  bigint not null,
  threshold_fen bigint not null,
  settlements   uuid[] not null,
  raised_at     timestamptz not null,
  outcome       text constraint check_warning_outcome check (outcome in ('status-granted', 'aid-case', 'referred', 'closed')),
  reason        text,
  closed_at     timestamptz,
  closed_by     text,
  primary key (tenant_id, id),
  constraint uniq_warning_occasion unique (tenant_id, person_id, basis, year, occasion),
  constraint check_warning_closed check (num_nulls(outcome, reason, closed_at, closed_by) in (0, 4))
);
comment on table assistance.warning is 'Somebody''s own cost passed the tenant''s threshold: the figures as they were, and what became of it.';
create index idx_warning_open on assistance.warning (tenant_id, id) where closed_at is null;
select core.protect('assistance.warning');
revoke update, delete on assistance.warning from huiyu_app;
grant update (outcome, reason, closed_at, closed_by) on assistance.warning to huiyu_app;

--changeset huiyu:assistance-warning-of-household
alter table assistance.warning add column household_id uuid;
alter table assistance.warning add column result text;
comment on column assistance.warning.household_id is 'Whose members'' cost added up; null where one person''s counts. The person is then whose bill passed the threshold.';
comment on column assistance.warning.result is 'What the outcome led to: the status recorded, the case opened, the body it was referred to.';
create unique index uniq_warning_of_household on assistance.warning (tenant_id, household_id, basis, year, occasion) where household_id is not null;
grant update (result) on assistance.warning to huiyu_app;
