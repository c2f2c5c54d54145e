--liquibase formatted sql

--changeset huiyu:tenant
-- The directory of tenants: no tenant table itself (on the written allow-list), holds nothing personal.
-- id is never reused; division codes merge and split, so they are dated attributes and not the key.
create table core.tenant (
  id            int generated always as identity primary key,
  division_code text not null,
  level         text not null constraint check_tenant_level check (level in ('nation', 'province', 'municipality', 'city')),
  parent_id     int references core.tenant (id),
  lineage       int[] not null,
  name_zh       text not null,
  name_en       text not null,
  status        text not null constraint check_tenant_status check (status in ('provisioning', 'active', 'suspended', 'closed')),
  policy_epoch  bigint not null default 1,
  created_at    timestamptz not null default now()
);
comment on table core.tenant is 'Nation, provinces and cities; lineage lists the ids from the tenant itself up to the nation.';
create unique index uniq_tenant_division_code on core.tenant (division_code) where status <> 'closed';
create index idx_tenant_parent on core.tenant (parent_id);
grant select, insert, update on core.tenant to huiyu_app;
insert into core.tenant (division_code, level, lineage, name_zh, name_en, status) values ('100000', 'nation', '{1}', '全国', 'China', 'active');

create table core.tenant_module (
  tenant_id    int not null references core.tenant (id),
  module       text not null,
  enabled_from date not null,
  enabled_to   date,
  primary key (tenant_id, module, enabled_from),
  constraint check_tenant_module_period check (enabled_to is null or enabled_to >= enabled_from)
);
select core.protect('core.tenant_module');

create table core.org_unit (
  tenant_id     int not null references core.tenant (id),
  id            uuid not null default uuidv7(),
  parent_id     uuid,
  division_code text not null,
  level         text not null constraint check_org_unit_level check (level in ('city', 'district', 'street', 'village')),
  name_zh       text not null,
  name_en       text not null,
  -- ids from this unit up to the root: a data scope is one equality on a member of the array
  lineage       uuid[] not null,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references core.org_unit (tenant_id, id),
  constraint uniq_org_unit_division_code unique (tenant_id, division_code)
);
create index idx_org_unit_parent on core.org_unit (tenant_id, parent_id);
select core.protect('core.org_unit');

--changeset huiyu:tenant-provisioning
alter table core.tenant add column uid uuid not null default uuidv7();
alter table core.tenant add constraint uniq_tenant_uid unique (uid);
alter table core.tenant add column organization_id text;
grant usage on sequence core.tenant_id_seq to huiyu_app;
comment on column core.tenant.uid is 'Names the tenant in events and in the audit trail, whose subjects are uuids.';
comment on column core.tenant.organization_id is 'The organization at the identity provider; null until both sides agree.';

--changeset huiyu:tenant-narrow-grants
-- Everybody reads the directory: a request is bound to a tenant by it. A tenant is added and changed from at or above it
-- only, and what never changes cannot be changed.
revoke update on core.tenant from huiyu_app;
grant update (status, organization_id, policy_epoch) on core.tenant to huiyu_app;
alter table core.tenant enable row level security;
create policy directory_read on core.tenant for select using (true);
create policy directory_insert on core.tenant for insert
  with check ((select nullif(current_setting('app.tenant_id', true), '')::int) = any (lineage));
create policy directory_update on core.tenant for update
  using ((select nullif(current_setting('app.tenant_id', true), '')::int) = any (lineage));
