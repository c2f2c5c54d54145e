--liquibase formatted sql

--changeset huiyu:childcare-inspection
create table childcare.inspection (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  draw_id        uuid,
  inspected_on   date not null,
  departments    text[] not null,
  inspectors     text[] not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (tenant_id, id),
  constraint fk_inspection_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint fk_inspection_draw foreign key (tenant_id, draw_id) references childcare.inspection_draw (tenant_id, id)
);
create index idx_inspection_institution on childcare.inspection (tenant_id, institution_id, inspected_on);
create index idx_inspection_draw on childcare.inspection (tenant_id, draw_id);
select core.protect_append_only('childcare.inspection');

create table childcare.finding (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  inspection_id uuid not null,
  department    text not null,
  severity      text not null constraint check_finding_severity check (severity in ('minor', 'major', 'grave')),
  says          text not null,
  mend_by       date not null,
  mended_on     date,
  mended_how    text,
  reported_by   text,
  accepted_on   date,
  accepted_by   text,
  primary key (tenant_id, id),
  constraint fk_finding_inspection foreign key (tenant_id, inspection_id) references childcare.inspection (tenant_id, id),
  constraint check_finding_mended check ((mended_on is null) = (mended_how is null)),
  constraint check_finding_accepted check (accepted_on is null or mended_on is not null)
);
create index idx_finding_inspection on childcare.finding (tenant_id, inspection_id);
create index idx_finding_open on childcare.finding (tenant_id, mend_by) where accepted_on is null;
select core.protect('childcare.finding');
revoke delete on childcare.finding from huiyu_app;

create table childcare.feedback (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  child_id       uuid not null,
  stars          int not null constraint check_feedback_stars check (stars between 1 and 5),
  says           text not null,
  given_on       date not null,
  given_by       text not null,
  answer         text,
  answered_on    date,
  primary key (tenant_id, id),
  constraint fk_feedback_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint uniq_feedback_day unique (tenant_id, institution_id, child_id, given_on),
  constraint check_feedback_answered check ((answer is null) = (answered_on is null))
);
create index idx_feedback_institution on childcare.feedback (tenant_id, institution_id, given_on);
select core.protect('childcare.feedback');
revoke delete on childcare.feedback from huiyu_app;

create table childcare.incident (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  kind           text not null constraint check_incident_kind
                   check (kind in ('injury', 'infection', 'food', 'fire', 'missing_child', 'abuse', 'other')),
  happened_at    timestamptz not null,
  report_due_at  timestamptz not null,
  reported_at    timestamptz not null,
  reported_by    text not null,
  says           text not null,
  closed_on      date,
  closed_how     text,
  closed_by      text,
  primary key (tenant_id, id),
  constraint fk_incident_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_incident_reported check (reported_at >= happened_at),
  constraint check_incident_closed check ((closed_on is null) = (closed_how is null))
);
create index idx_incident_institution on childcare.incident (tenant_id, institution_id, happened_at);
select core.protect('childcare.incident');
revoke delete on childcare.incident from huiyu_app;

create table childcare.risk_score (
  tenant_id      int not null,
  institution_id uuid not null,
  valid_from     date not null,
  points         int not null,
  parts          jsonb not null,
  primary key (tenant_id, institution_id, valid_from),
  constraint fk_risk_score_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
comment on table childcare.risk_score is 'What a class was reckoned from: indicator, count, weight.';
select core.protect_append_only('childcare.risk_score');
