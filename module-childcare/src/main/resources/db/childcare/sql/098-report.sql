--liquibase formatted sql

--changeset huiyu:childcare-report
create table childcare.report_definition (
  tenant_id  int not null,
  code       text not null,
  name_zh    text not null,
  name_en    text not null,
  period     text not null constraint check_report_definition_period check (period in ('month', 'year')),
  -- days after the period's last day
  due_days   int not null constraint check_report_definition_due check (due_days between 0 and 366),
  indicators text[] not null constraint check_report_definition_indicators check (cardinality(indicators) > 0),
  first_period date not null,
  primary key (tenant_id, code)
);
comment on table childcare.report_definition is 'A report that is due every month or year, and the indicators it states.';
select core.protect('childcare.report_definition');

create table childcare.report (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  code        text not null,
  period_from date not null,
  figures     jsonb not null,
  remarks     text not null,
  prepared_at timestamptz not null,
  prepared_by text not null,
  signed_at   timestamptz,
  signed_by   text,
  primary key (tenant_id, id),
  constraint fk_report_definition foreign key (tenant_id, code) references childcare.report_definition (tenant_id, code),
  constraint check_report_signed check ((signed_at is null) = (signed_by is null)),
  constraint check_report_four_eyes check (signed_by <> prepared_by)
);
comment on table childcare.report is 'Figures as they were when prepared; a signed report is never prepared again.';
create index idx_report_definition on childcare.report (tenant_id, code, period_from);
create unique index uniq_report_signed on childcare.report (tenant_id, code, period_from) where signed_at is not null;
select core.protect('childcare.report');
revoke update, delete on childcare.report from huiyu_app;
grant update (signed_at, signed_by) on childcare.report to huiyu_app;
