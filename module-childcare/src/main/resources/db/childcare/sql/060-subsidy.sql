--liquibase formatted sql

--changeset huiyu:childcare-organisation
-- The file under which the institution is the subject of cases and is paid; made when it is first needed.
alter table childcare.institution add column organisation_id uuid, add column closed_on date;
create unique index uniq_institution_organisation on childcare.institution (tenant_id, organisation_id);

--changeset huiyu:childcare-institution-fact
create table childcare.institution_fact (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  attribute      text not null,
  value          jsonb not null,
  valid_from     date,
  valid_to       date,
  document       text not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  superseded_at  timestamptz,
  primary key (tenant_id, id),
  constraint fk_institution_fact_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_institution_fact_period check (valid_to >= valid_from)
);
comment on table childcare.institution_fact is 'What an authority says of an institution and a programme asks: standards, floor space, rent, places added, awards.';
create index idx_institution_fact_institution on childcare.institution_fact (tenant_id, institution_id);
create unique index uniq_institution_fact_current on childcare.institution_fact (tenant_id, institution_id, attribute, valid_from)
  nulls not distinct where superseded_at is null;
select core.protect('childcare.institution_fact');
revoke update, delete on childcare.institution_fact from huiyu_app;
grant update (superseded_at) on childcare.institution_fact to huiyu_app;

--changeset huiyu:childcare-child-month
create table childcare.closed_month (
  tenant_id      int not null,
  institution_id uuid not null,
  month          date not null constraint check_closed_month check (extract(day from month) = 1),
  working_days   int not null,
  closed_at      timestamptz not null,
  closed_by      text not null,
  primary key (tenant_id, institution_id, month),
  constraint fk_closed_month_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
comment on table childcare.closed_month is 'Which months an institution has reported: only their child-months are paid for.';
select core.protect_append_only('childcare.closed_month');

create table childcare.child_month (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  child_id       uuid not null,
  month          date not null,
  days           int not null,
  required_days  int not null,
  units          numeric(11, 10) not null constraint check_child_month_units check (units between 0 and 1),
  reason         text,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  superseded_at  timestamptz,
  primary key (tenant_id, id),
  constraint check_child_month_reason check ((units = 0) = (reason is not null))
);
comment on table childcare.child_month is 'Which share of a child''s month counts for which institution, and why none does. A correction is a new row. High volume: no foreign keys.';
create unique index uniq_child_month_current on childcare.child_month (tenant_id, institution_id, month, child_id) where superseded_at is null;
create index idx_child_month_child on childcare.child_month (tenant_id, child_id, month) where superseded_at is null;
select core.protect('childcare.child_month');
revoke update, delete on childcare.child_month from huiyu_app;
grant update (superseded_at) on childcare.child_month to huiyu_app;

--changeset huiyu:childcare-attendance-correction
-- A day is recorded once by whoever sends it; a correction says why and keeps what was there.
create table childcare.attendance_correction (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  enrolment_id uuid not null,
  day          date not null,
  was          boolean not null,
  reason       text not null,
  corrected_at timestamptz not null,
  corrected_by text not null,
  primary key (tenant_id, id)
);
create index idx_attendance_correction on childcare.attendance_correction (tenant_id, enrolment_id, day);
select core.protect_append_only('childcare.attendance_correction');
grant update (present, recorded_at, recorded_by) on childcare.attendance to huiyu_app;
