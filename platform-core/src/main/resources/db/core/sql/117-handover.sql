--liquibase formatted sql

--changeset huiyu:person-move
create table core.person_move (
  tenant_id        int not null,
  id               uuid not null default uuidv7(),
  person_id        uuid not null,
  to_division_code text not null,
  attributes       text[] not null,
  consent_by       uuid not null,
  consent_on       date not null,
  consent_document text not null,
  moved_at         timestamptz not null,
  moved_by         text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id),
  foreign key (tenant_id, consent_by) references core.person (tenant_id, id)
);
comment on table core.person_move is 'Which facts of a child went to which city, and who consented.';
create index idx_person_move_person on core.person_move (tenant_id, person_id);
create index idx_person_move_consent_by on core.person_move (tenant_id, consent_by);
select core.protect_append_only('core.person_move');

--changeset huiyu:person-handover
create table core.person_handover (
  tenant_id      int not null,
  id             uuid not null,
  from_tenant_id int not null,
  -- sealed for these two tenants; opened by the receiving one
  parcel         bytea not null,
  sent_at        timestamptz not null,
  accepted_at    timestamptz,
  person_id      uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
comment on table core.person_handover is 'The letter box of a city: files other cities handed over to it.';
create index idx_person_handover_person on core.person_handover (tenant_id, person_id);
select core.protect('core.person_handover');
revoke insert, update, delete on core.person_handover from huiyu_app;
grant update (accepted_at, person_id) on core.person_handover to huiyu_app;

--changeset huiyu:hand-over splitStatements:false
-- Puts a sealed parcel into another city's letter box and tells it so. Speaks for the bound tenant; gives nothing back.
create function core.hand_over(parcel_id uuid, to_tenant int, sealed bytea, at timestamptz) returns void
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  tenant int := core.claiming_tenant();
begin
  if not exists (select from core.tenant t where t.id = to_tenant and t.id <> tenant and t.status = 'active') then
    raise exception 'no other active tenant %', to_tenant;
  end if;
  insert into core.person_handover (tenant_id, id, from_tenant_id, parcel, sent_at)
  values (to_tenant, parcel_id, tenant, sealed, at);
  insert into core.outbox_event (tenant_id, kind, subject_id, actor)
  values (to_tenant, 'handover.arrived', parcel_id, 'system');
end $$;
revoke execute on function core.hand_over(uuid, int, bytea, timestamptz) from public;
grant execute on function core.hand_over(uuid, int, bytea, timestamptz) to huiyu_app;

--changeset huiyu:person-move-day
alter table core.person_move add column moved_on date;
comment on column core.person_move.moved_on is 'The day the household registration moved.';
