--liquibase formatted sql

--changeset huiyu:held-status
-- A status a person holds (special hardship, subsistence allowance …), by whose word and from when to when. Kept by core,
-- since several modules decide by it; which statuses there are is the tenant's data of the module that assists.
create table core.held_status (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  status        text not null,
  valid_from    date not null,
  valid_to      date,
  source        text not null,
  reference     text,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  constraint check_held_status_period check (valid_to >= valid_from)
);
comment on table core.held_status is 'Never edited: another word on the same status supersedes. No key to person: high volume, fed by lists.';
create index idx_held_status_person on core.held_status (tenant_id, person_id) where superseded_at is null;
create index idx_held_status_status on core.held_status (tenant_id, status, person_id) where superseded_at is null;
select core.protect('core.held_status');
revoke update, delete on core.held_status from huiyu_app;
grant update (superseded_at) on core.held_status to huiyu_app;

--changeset huiyu:settlement-functions splitStatements:false
-- What core lends to a module that settles bills: each part of a settlement that is core's own, in the caller's tenant
-- and inside the caller's one statement.

-- The file of whoever has one of these numbers: the root, and all ids whose rows are read as it.
create function core.file_of(numbers bytea[]) returns table (root_id uuid, ids uuid[]) language sql stable as $$
  select p.root_id, array(select same.id from core.person same where same.tenant_id = p.tenant_id and same.root_id = p.root_id)
    from core.person_identifier i
    join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
   where i.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::int)
     and i.blind_index = any (numbers) and i.superseded_at is null
   limit 1
$$;

-- What layers may look at beyond the bill: statuses held, birth date, and which modules the tenant runs on the day.
create function core.settlement_context(ids uuid[], on_day date) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'modules', (select coalesce(jsonb_agg(m.module), '[]') from core.tenant_module m
                 where m.tenant_id = own.id and m.enabled_from <= on_day and (m.enabled_to is null or m.enabled_to >= on_day)),
    'statuses', (select coalesce(jsonb_agg(jsonb_build_object('status', s.status, 'from', s.valid_from, 'to', s.valid_to)), '[]')
                   from core.held_status s where s.tenant_id = own.id and s.person_id = any (ids) and s.superseded_at is null),
    'birthDate', (select f.value from core.fact f
                   where f.tenant_id = own.id and f.person_id = any (ids) and f.attribute = 'birth_date' and f.superseded_at is null
                   limit 1))
    from (select nullif(current_setting('app.tenant_id', true), '')::int as id) own
$$;

-- Takes money from one slice of each fund (a negative amount gives it back), and posts it. Answers the first fund whose
-- slice has not enough: then the caller undoes everything. Funds come sorted, so that slices are always locked in order.
create function core.charge_slices(
  funds uuid[], fen bigint[], in_slice smallint, subject uuid, at timestamptz, by text) returns uuid language plpgsql as $$
declare tenant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  for i in 1 .. coalesce(cardinality(funds), 0) loop
    update core.fund_slice s
       set available_fen = s.available_fen - fen[i], ordered_fen = s.ordered_fen + fen[i]
     where s.tenant_id = tenant and s.fund_id = funds[i] and s.slice = in_slice and s.available_fen >= fen[i];
    if not found then
      return funds[i];
    end if;
  end loop;
  insert into core.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor)
  select tenant, c.fund, 'order', subject, array['available', 'ordered'], array[-c.amount, c.amount], at, by
    from unnest(funds, fen) as c (fund, amount) where c.amount <> 0;
  return null;
end $$;

-- The trace and the event of what was done to each of some things.
create function core.follow_up(
  kind text, action text, target text, ids uuid[], details text[], at timestamptz, by text, correlation text) returns void
language sql as $$
  insert into core.outbox_event (tenant_id, kind, subject_id, actor, created_at, next_try_at)
  select nullif(current_setting('app.tenant_id', true), '')::int, kind, d.id, by, at, at from unnest(ids) as d (id);
  insert into core.audit_entry (tenant_id, at, actor, action, target_kind, target_id, detail, correlation_id)
  select nullif(current_setting('app.tenant_id', true), '')::int, at, by, action, target, d.id, d.detail::jsonb, correlation
    from unnest(ids, details) as d (id, detail);
$$;

revoke execute on function core.file_of(bytea[]), core.settlement_context(uuid[], date),
  core.charge_slices(uuid[], bigint[], smallint, uuid, timestamptz, text),
  core.follow_up(text, text, text, uuid[], text[], timestamptz, text, text) from public;
grant execute on function core.file_of(bytea[]), core.settlement_context(uuid[], date),
  core.charge_slices(uuid[], bigint[], smallint, uuid, timestamptz, text),
  core.follow_up(text, text, text, uuid[], text[], timestamptz, text, text) to huiyu_app;

--changeset huiyu:ids-of-file splitStatements:false
-- All ids whose rows are read as one file, the files merged into it included.
create function core.ids_of_file(root uuid) returns uuid[] language sql stable as $$
  select array(select p.id from core.person p
                where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::int) and p.root_id = root)
$$;
revoke execute on function core.ids_of_file(uuid) from public;
grant execute on function core.ids_of_file(uuid) to huiyu_app;

--changeset huiyu:file-of-one-number splitStatements:false
-- By one number instead of a list: inlined into the statement that asks, and planned with it once. For a list of unknown
-- length the plan made for the case at hand always looked cheaper, so that it was made anew at every call.
drop function core.file_of(bytea[]);
create function core.file_of(number bytea) returns table (root_id uuid, ids uuid[]) language sql stable as $$
  select p.root_id, array(select same.id from core.person same where same.tenant_id = p.tenant_id and same.root_id = p.root_id)
    from core.person_identifier i
    join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
   where i.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::int)
     and i.blind_index = number and i.superseded_at is null
   limit 1
$$;
revoke execute on function core.file_of(bytea) from public;
grant execute on function core.file_of(bytea) to huiyu_app;

--changeset huiyu:ids-with-a-file splitStatements:false
-- All ids that are read as one file with this one, whichever of them it is.
create function core.ids_with(file uuid) returns uuid[] language sql stable as $$
  select array(select same.id from core.person one join core.person same on same.tenant_id = one.tenant_id and same.root_id = one.root_id
                where one.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::int) and one.id = file)
$$;
revoke execute on function core.ids_with(uuid) from public;
grant execute on function core.ids_with(uuid) to huiyu_app;

--changeset huiyu:settlement-functions-without-plans-of-their-own splitStatements:false
-- A body in SQL is set up anew for each call; the statements of a body in PL/pgSQL are planned once per connection.
create or replace function core.charge_slices(
  funds uuid[], fen bigint[], in_slice smallint, subject uuid, at timestamptz, by text) returns uuid language plpgsql as $$
declare tenant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  for i in 1 .. coalesce(cardinality(funds), 0) loop
    continue when fen[i] = 0;
    update core.fund_slice s
       set available_fen = s.available_fen - fen[i], ordered_fen = s.ordered_fen + fen[i]
     where s.tenant_id = tenant and s.fund_id = funds[i] and s.slice = in_slice and s.available_fen >= fen[i];
    if not found then
      return funds[i];
    end if;
    insert into core.fund_journal (tenant_id, fund_id, kind, subject_id, accounts, amounts, posted_at, actor)
    values (tenant, funds[i], 'order', subject, array['available', 'ordered'], array[-fen[i], fen[i]], at, by);
  end loop;
  return null;
end $$;

-- The trace and the event of what was done to one thing. The function of the same name for many goes with the next release.
create function core.follow_up(
  kind text, action text, target text, subject uuid, detail jsonb, at timestamptz, by text, correlation text) returns void
language plpgsql as $$
declare tenant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  insert into core.outbox_event (tenant_id, kind, subject_id, actor, created_at, next_try_at)
  values (tenant, follow_up.kind, subject, by, follow_up.at, follow_up.at);
  insert into core.audit_entry (tenant_id, at, actor, action, target_kind, target_id, detail, correlation_id)
  values (tenant, follow_up.at, by, follow_up.action, target, subject, follow_up.detail, correlation);
end $$;
revoke execute on function core.follow_up(text, text, text, uuid, jsonb, timestamptz, text, text) from public;
grant execute on function core.follow_up(text, text, text, uuid, jsonb, timestamptz, text, text) to huiyu_app;

--changeset huiyu:settlement-context-kept-plans splitStatements:false
-- By ids of unknown number the plan for the case at hand always looked cheaper than the kept one, so that three were made anew
-- for every bill: a third of what opening a bill cost.
create or replace function core.settlement_context(ids uuid[], on_day date) returns jsonb language plpgsql stable
set plan_cache_mode = force_generic_plan as $$
declare tenant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  return jsonb_build_object(
    'modules', (select coalesce(jsonb_agg(m.module), '[]') from core.tenant_module m
                 where m.tenant_id = tenant and m.enabled_from <= on_day and (m.enabled_to is null or m.enabled_to >= on_day)),
    'statuses', (select coalesce(jsonb_agg(jsonb_build_object('status', s.status, 'from', s.valid_from, 'to', s.valid_to)), '[]')
                   from core.held_status s where s.tenant_id = tenant and s.person_id = any (ids) and s.superseded_at is null),
    'birthDate', (select f.value from core.fact f
                   where f.tenant_id = tenant and f.person_id = any (ids) and f.attribute = 'birth_date' and f.superseded_at is null
                   limit 1));
end $$;
