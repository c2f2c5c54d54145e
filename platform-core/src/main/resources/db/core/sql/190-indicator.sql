--liquibase formatted sql

--changeset huiyu:indicator-figure
-- A city's own figures, as they are. Closed months stay as they were taken.
create table core.indicator_figure (
  tenant_id   int not null,
  month       date not null constraint check_indicator_figure_month check (extract(day from month) = 1),
  indicator   text not null,
  programme   text not null,
  slice       text not null,
  numerator   bigint not null,
  denominator bigint,
  people      bigint not null constraint check_indicator_figure_people check (people >= 0),
  taken_at    timestamptz not null,
  primary key (tenant_id, month, indicator, programme, slice)
);
comment on table core.indicator_figure is 'What an indicator counted in a month: numerator, denominator where it has one, and how many people stand behind it.';
select core.protect('core.indicator_figure');

--changeset huiyu:indicator-published
-- What leaves the city: for the tenant above it. A cell of few people is there without its numbers.
create table core.indicator_published (
  tenant_id        int not null,
  month            date not null,
  indicator        text not null,
  programme        text not null,
  slice            text not null,
  reader_tenant_id int not null,
  published        boolean not null,
  numerator        bigint,
  denominator      bigint,
  hidden           boolean not null,
  published_at     timestamptz not null,
  primary key (tenant_id, month, indicator, programme, slice),
  constraint check_indicator_published_hidden check (not hidden or (numerator is null and denominator is null))
);
comment on table core.indicator_published is 'Published figures: a city''s cells, and in the reader''s own rows the totals over its cities.';
create index idx_indicator_published_reader on core.indicator_published (reader_tenant_id, indicator, month) where published;
select core.protect_published('core.indicator_published');

create table core.indicator_run (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  month        date not null constraint check_indicator_run_month check (extract(day from month) = 1),
  requested_by text not null,
  requested_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, id)
);
comment on table core.indicator_run is 'Somebody asked for the figures of a month to be taken.';
create unique index uniq_indicator_run_open on core.indicator_run (tenant_id, month) where completed_at is null;
select core.protect('core.indicator_run');

--changeset huiyu:indicator-runs-due splitStatements:false
create function core.indicator_runs_due() returns table (tenant_id int, run_id uuid)
language sql stable security definer set search_path = core, pg_temp as $$
  select r.tenant_id, r.id from core.indicator_run r where r.completed_at is null order by r.requested_at, r.id
$$;
revoke execute on function core.indicator_runs_due() from public;
grant execute on function core.indicator_runs_due() to huiyu_app;

--changeset huiyu:indicator-last-shown
-- What the reader was shown of a cell last, this time or before: a number that has moved by few people stays hidden.
alter table core.indicator_published add column shown_numerator bigint;
alter table core.indicator_published add column shown_denominator bigint;
alter table core.indicator_published add column shown_people bigint;
