--liquibase formatted sql

--changeset huiyu:feed-refusal
create table insurance.feed_refusal (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  -- code of the institution whose system sent it
  institution text not null,
  day         date not null,
  kind        text not null constraint check_feed_refusal_kind check (kind in ('malformed', 'duplicate', 'refused')),
  code        text not null,
  received_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table insurance.feed_refusal is 'A bill an institution sent that was not settled: unreadable, there already, or against a rule. Of the bill itself nothing. No key to institution: high volume.';
create index idx_feed_refusal_day on insurance.feed_refusal (tenant_id, day, institution);
select core.protect_append_only('insurance.feed_refusal');

--changeset huiyu:national-report
create table insurance.national_report (
  tenant_id     int not null,
  settlement_id uuid not null,
  accepted      boolean not null,
  reference     text not null,
  reason        text,
  reported_at   timestamptz not null,
  primary key (tenant_id, settlement_id),
  constraint check_national_report_reason check (accepted or reason is not null)
);
comment on table insurance.national_report is 'What the national platform answered to a settled bill. No key to settlement: high volume.';
select core.protect('insurance.national_report');

--changeset huiyu:national-report-due splitStatements:false
create table insurance.national_report_due (
  tenant_id     int not null,
  settlement_id uuid not null,
  next_try_at   timestamptz not null,
  tries         int not null default 0,
  primary key (tenant_id, settlement_id)
);
comment on table insurance.national_report_due is 'Settled bills the national platform has not answered to yet. No key to settlement: high volume.';
create index idx_national_report_due on insurance.national_report_due (tenant_id, next_try_at);
select core.protect('insurance.national_report_due');

-- Which tenants have reports to send; tenant ids and nothing else.
create function insurance.tenants_with_reports_due(at timestamptz) returns setof int
language sql stable security definer set search_path = insurance, core, pg_temp as $$
  select t.id from core.tenant t
   where t.status = 'active'
     and exists (select from insurance.national_report_due d where d.tenant_id = t.id and d.next_try_at <= at)
$$;
revoke execute on function insurance.tenants_with_reports_due(timestamptz) from public;
grant execute on function insurance.tenants_with_reports_due(timestamptz) to huiyu_app;
