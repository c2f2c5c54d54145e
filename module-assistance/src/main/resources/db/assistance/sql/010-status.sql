--liquibase formatted sql

--changeset huiyu:status-kind
create table assistance.status_kind (
  tenant_id  int not null,
  code       text not null,
  name_zh    text not null,
  name_en    text not null,
  -- the body that says who holds it
  source     text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id, code)
);
comment on table assistance.status_kind is 'The statuses a tenant assists by, such as subsistence allowance: the tenant''s own data.';
select core.protect('assistance.status_kind');
