--liquibase formatted sql

--changeset huiyu:childcare-publication
create table childcare.published_institution (
  tenant_id      int not null,
  institution_id uuid not null,
  code           text not null,
  name_zh        text not null,
  name_en        text not null,
  type_code      text not null,
  type_zh        text not null,
  type_en        text not null,
  inclusive      boolean not null,
  class          text,
  division_code  text not null,
  address        text not null,
  latitude       numeric(9, 6),
  longitude      numeric(9, 6),
  places         jsonb not null,
  prices         jsonb not null,
  published_at   timestamptz not null,
  primary key (tenant_id, institution_id),
  constraint fk_published_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
comment on table childcare.published_institution is 'What parents may see: filed institutions that have not closed. No child, no person, no account.';
create index idx_published_institution_place on childcare.published_institution (tenant_id, latitude, longitude);
select core.protect('childcare.published_institution');

--changeset huiyu:childcare-publication-due splitStatements:false
-- Which tenants have institutions published before today: all the daily job may know across tenants.
create function childcare.tenants_to_publish(today date) returns setof int
language sql stable security definer set search_path = childcare, core, pg_temp as $$
  select t.id from core.tenant t
   where t.status = 'active'
     and exists (select from childcare.published_institution p
                  where p.tenant_id = t.id and (p.published_at at time zone 'Asia/Shanghai')::date < today)
$$;
revoke execute on function childcare.tenants_to_publish(date) from public;
grant execute on function childcare.tenants_to_publish(date) to huiyu_app;
