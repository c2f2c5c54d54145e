--liquibase formatted sql

--changeset huiyu:staff
-- Who works where as what. Keycloak says who somebody is, these tables what they may do.
create table core.staff_member (
  tenant_id    int not null references core.tenant (id),
  id           uuid not null default uuidv7(),
  username     text not null,
  display_name text not null,
  email        text,
  -- the identity provider's subject, by which the person is known; null, and nobody gets in, until it is provisioned
  subject      text,
  status       text not null constraint check_staff_member_status check (status in ('invited', 'active', 'disabled')),
  created_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint uniq_staff_member_username unique (tenant_id, username)
);
create unique index uniq_staff_member_subject on core.staff_member (tenant_id, subject);
create index idx_staff_member_subject on core.staff_member (subject);
select core.protect('core.staff_member');

create table core.staff_assignment (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  staff_id    uuid not null,
  role        text not null,
  org_unit_id uuid,
  valid_from  date not null,
  valid_to    date,
  created_at  timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references core.staff_member (tenant_id, id),
  foreign key (tenant_id, org_unit_id) references core.org_unit (tenant_id, id),
  constraint check_staff_assignment_role check (role in ('PROVINCE_ADMIN', 'TENANT_ADMIN', 'POLICY_OFFICER', 'COUNTER_CLERK', 'CASEWORKER', 'REVIEWER', 'FINANCE_OFFICER', 'AUDITOR')),
  constraint check_staff_assignment_period check (valid_to is null or valid_to >= valid_from)
);
comment on column core.staff_assignment.org_unit_id is 'Where the data scope begins; null for the whole tenant.';
create index idx_staff_assignment_staff on core.staff_assignment (tenant_id, staff_id);
create index idx_staff_assignment_org_unit on core.staff_assignment (tenant_id, org_unit_id);
select core.protect('core.staff_assignment');

--changeset huiyu:clients
create table core.client_assignment (
  tenant_id    int not null references core.tenant (id),
  id           uuid not null default uuidv7(),
  client_id    text not null,
  display_name text not null,
  role         text not null constraint check_client_assignment_role check (role in ('INTEGRATOR', 'CITY_APP')),
  status       text not null constraint check_client_assignment_status check (status in ('provisioning', 'active', 'disabled')),
  valid_from   date not null,
  valid_to     date,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint uniq_client_assignment_client unique (tenant_id, client_id),
  constraint check_client_assignment_period check (valid_to is null or valid_to >= valid_from)
);
comment on table core.client_assignment is 'Which system belongs to which tenant. A client of a province may act for its cities.';
create index idx_client_assignment_client on core.client_assignment (client_id);
select core.protect('core.client_assignment');

--changeset huiyu:memberships splitStatements:false
-- Everything a request needs to know about its caller, in one round trip: the tenants the caller belongs to on a day,
-- what the caller is there, and which modules run there. Gives a caller's own memberships and nothing else.
create function core.memberships(person text, client text, requested_code text, on_day date)
returns table (tenant_id int, division_code text, level text, name_zh text, name_en text, status text,
               modules text[], role text, org_unit_id uuid, display_name text)
language sql stable security definer set search_path = core, pg_temp as $$
  with assigned as (
    select a.tenant_id, a.role, a.org_unit_id, m.display_name
      from core.staff_member m
      join core.staff_assignment a on a.tenant_id = m.tenant_id and a.staff_id = m.id
     where client is null and m.subject = person and m.status = 'active'
       and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
    union all
    select c.tenant_id, c.role, null, c.display_name
      from core.client_assignment c
     where c.client_id = client and c.status = 'active'
       and c.valid_from <= on_day and (c.valid_to is null or c.valid_to >= on_day)
  )
  select t.id, t.division_code, t.level, t.name_zh, t.name_en, t.status,
         array(select distinct m.module from core.tenant_module m
                where m.tenant_id = t.id and m.enabled_from <= on_day and (m.enabled_to is null or m.enabled_to >= on_day)),
         a.role, a.org_unit_id, a.display_name
    from assigned a
    join core.tenant t on t.status <> 'closed'
     and (t.id = a.tenant_id
          or (client is not null and t.division_code = requested_code and a.tenant_id = any (t.lineage)))
   order by t.division_code, a.role
$$;
revoke execute on function core.memberships(text, text, text, date) from public;
grant execute on function core.memberships(text, text, text, date) to huiyu_app;

--changeset huiyu:staff-citizen
-- Who a staff member is as a citizen, as a keyed hash: nobody decides the own family's case. The number itself is not kept.
alter table core.staff_member add column citizen_index bytea;

--changeset huiyu:institution-staff-role
-- Who works for one institution, not for the authority.
alter table core.staff_assignment drop constraint check_staff_assignment_role;
alter table core.staff_assignment add constraint check_staff_assignment_role check (role in ('PROVINCE_ADMIN', 'TENANT_ADMIN', 'POLICY_OFFICER', 'COUNTER_CLERK', 'CASEWORKER', 'REVIEWER', 'FINANCE_OFFICER', 'AUDITOR', 'INSTITUTION_STAFF'));
