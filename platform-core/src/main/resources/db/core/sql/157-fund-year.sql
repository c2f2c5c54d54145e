--liquibase formatted sql

--changeset huiyu:fund-year-pass
create table core.fund_year_pass (
  tenant_id    int not null,
  fiscal_year  int not null,
  programme    text not null,
  checkpoint   uuid,
  looked_at    int not null default 0,
  reserved_fen bigint not null default 0,
  short_of     int not null default 0,
  short_code   text,
  started_at   timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, fiscal_year, programme)
);
comment on table core.fund_year_pass is 'A pass that binds the funds of a year to what standing decisions have falling due in it.';
select core.protect('core.fund_year_pass');

--changeset huiyu:fund-years-to-reserve splitStatements:false
create function core.fund_years_to_reserve(year int) returns table (tenant_id int, programme text)
language sql stable security definer set search_path = core, pg_temp as $$
  select distinct f.tenant_id, f.programme from core.fund_programme f
   where f.fiscal_year = year
     and not exists (select from core.fund_closing own
                      where own.tenant_id = f.tenant_id and own.fiscal_year = f.fiscal_year and own.status = 'closed')
     and not exists (
       select from core.fund_year_pass p
        where p.tenant_id = f.tenant_id and p.fiscal_year = f.fiscal_year and p.programme = f.programme
          and p.completed_at is not null and p.short_of = 0
          -- what the year before still held is free once it is closed; a fund made later has its own share to give
          and not exists (select from core.fund_closing c
                           where c.tenant_id = p.tenant_id and c.fiscal_year = p.fiscal_year - 1
                             and c.status = 'closed' and c.decided_at > p.started_at)
          and not exists (select from core.fund later
                           where later.tenant_id = f.tenant_id and later.id = f.fund_id and later.created_at > p.started_at))
   order by 1, 2
$$;
revoke execute on function core.fund_years_to_reserve(int) from public;
grant execute on function core.fund_years_to_reserve(int) to huiyu_app;
