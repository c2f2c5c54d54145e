--liquibase formatted sql

--changeset huiyu:person-year
-- What a person has used in a year. Everything that settles a bill of a person locks the person's rows first: the only
-- row, besides one slice of each fund, that a settlement changes.
create table insurance.person_year (
  tenant_id int not null,
  person_id uuid not null,
  year      int not null,
  counters  jsonb not null default '{}',
  primary key (tenant_id, person_id, year)
) with (fillfactor = 50);
comment on table insurance.person_year is 'Always the sum of the counters of the person''s settlements in force. No key to person: high volume.';
select core.protect('insurance.person_year');

--changeset huiyu:settlement
-- One row for each time a bill was decided: settled, reversed, or decided again because an earlier bill changed.
-- No key to person, institution or fund: high volume; a nightly check finds orphans.
create sequence insurance.settlement_position;
grant usage on sequence insurance.settlement_position to huiyu_app;

create table insurance.settlement (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  -- code of the institution and, where it lies in another city, that city
  institution   text not null,
  division_code text not null,
  bill_number   text not null,
  version       int not null constraint check_settlement_version check (version > 0),
  state         text not null constraint check_settlement_state check (state in ('settled', 'reversed')),
  cause         text not null constraint check_settlement_cause check (cause in ('bill', 'reversal', 'earlier-bill')),
  claimed_by    text not null constraint check_settlement_claimed_by check (claimed_by in ('institution', 'family')),
  deferred      boolean not null,
  kind          text not null,
  discharged_on date not null,
  -- place among the person's bills: bills are decided in this order
  position      bigint not null,
  total_fen     bigint not null constraint check_settlement_total check (total_fen >= 0),
  in_scope_fen  bigint not null,
  layers        text[] not null,
  layer_fen     bigint[] not null,
  patient_fen   bigint not null constraint check_settlement_patient check (patient_fen >= 0),
  -- the bill and the person as they were decided on; lines included
  request       jsonb not null,
  request_hash  bytea not null,
  outcome       jsonb not null,
  decided_at    timestamptz not null,
  decided_by    text not null,
  reason        text,
  primary key (tenant_id, id),
  constraint uniq_settlement_bill unique (tenant_id, division_code, institution, bill_number, version),
  constraint check_settlement_layers check (cardinality(layers) = cardinality(layer_fen)),
  constraint check_settlement_not_negative check (0 <= all (layer_fen)),
  constraint check_settlement_in_scope check (in_scope_fen between 0 and total_fen),
  constraint check_settlement_sums check (core.sum_of(layer_fen) + patient_fen = total_fen),
  constraint check_settlement_reversed check (state = 'settled' or total_fen = 0)
);
comment on table insurance.settlement is 'Layers and patient always sum to the bill. Rows are only ever added; the highest version of a bill is in force.';
create index idx_settlement_person on insurance.settlement (tenant_id, person_id, position, version);
select core.protect_append_only('insurance.settlement');

--changeset huiyu:settlement-journal
create table insurance.settlement_journal (
  tenant_id     int not null,
  settlement_id uuid not null,
  accounts      text[] not null,
  amounts       bigint[] not null,
  posted_at     timestamptz not null,
  primary key (tenant_id, settlement_id),
  constraint check_settlement_journal_pairs check (cardinality(accounts) = cardinality(amounts)),
  constraint check_settlement_journal_balanced check (core.sum_of(amounts) = 0)
);
comment on table insurance.settlement_journal is 'Double entry: one row holds all postings of a settlement (of a later version: the differences), which sum to zero.';
select core.protect_append_only('insurance.settlement_journal');

create view insurance.settlement_posting with (security_invoker = true) as
select j.tenant_id, j.settlement_id, p.account, p.amount as amount_fen, j.posted_at
  from insurance.settlement_journal j cross join lateral unnest(j.accounts, j.amounts) as p (account, amount);
grant select on insurance.settlement_posting to huiyu_app;

--changeset huiyu:receivable
create table insurance.receivable (
  tenant_id     int not null,
  settlement_id uuid not null,
  person_id     uuid not null,
  amount_fen    bigint not null,
  booked_at     timestamptz not null,
  primary key (tenant_id, settlement_id)
);
comment on table insurance.receivable is 'The patient''s share of a bill treated before payment (先诊疗后付费); negative where a later version asks less.';
create index idx_receivable_person on insurance.receivable (tenant_id, person_id);
select core.protect_append_only('insurance.receivable');

--changeset huiyu:cross-region
create table insurance.cross_region_filing (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  -- city or province in which hospitals may settle directly
  division_code text not null,
  purpose       text not null,
  valid_from    date not null,
  valid_to      date,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  primary key (tenant_id, id),
  constraint check_cross_region_filing_period check (valid_to >= valid_from)
);
comment on table insurance.cross_region_filing is 'Treatment in another city, filed with the insuring city beforehand (异地就医备案).';
create index idx_cross_region_filing_person on insurance.cross_region_filing (tenant_id, person_id);
select core.protect_append_only('insurance.cross_region_filing');

create table insurance.clearing (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  direction     text not null constraint check_clearing_direction check (direction in ('payable', 'receivable')),
  division_code text not null,
  institution   text not null,
  bill_number   text not null,
  fund_fen      bigint not null,
  booked_at     timestamptz not null,
  primary key (tenant_id, id)
);
comment on table insurance.clearing is 'What the insuring city owes the city of the hospital, booked in both; of the bill its number and the funds'' part, of the person nothing.';
create index idx_clearing_division on insurance.clearing (tenant_id, direction, division_code, id);
select core.protect_append_only('insurance.clearing');

--changeset huiyu:book-clearing splitStatements:false
-- Books both sides at once. The insuring city is the one bound to the transaction; the other side is written for the city
-- of the hospital, and holds the bill's number and an amount.
create function insurance.book_clearing(hospital_division text, of_institution text, number text, fen bigint, at timestamptz) returns void
language plpgsql security definer set search_path = insurance, core, pg_temp as $$
declare
  home int := nullif(current_setting('app.tenant_id', true), '')::int;
  hospital_city int := (select t.id from core.tenant t where t.division_code = hospital_division and t.status <> 'closed' limit 1);
begin
  if home is null or hospital_city is null or home = hospital_city or fen = 0 then return; end if;
  insert into insurance.clearing (tenant_id, direction, division_code, institution, bill_number, fund_fen, booked_at)
  values (home, 'payable', hospital_division, of_institution, number, fen, at);
  insert into insurance.clearing (tenant_id, direction, division_code, institution, bill_number, fund_fen, booked_at)
  select hospital_city, 'receivable', t.division_code, of_institution, number, fen, at from core.tenant t where t.id = home;
end $$;
revoke execute on function insurance.book_clearing(text, text, text, bigint, timestamptz) from public;
grant execute on function insurance.book_clearing(text, text, text, bigint, timestamptz) to huiyu_app;

--changeset huiyu:home-city-on-any-day splitStatements:false
-- Without a day: whoever insures or has insured the person last. A bill may be taken back after the cover has ended.
create or replace function insurance.find_home_city(numbers bytea[], on_day date) returns int
language sql stable security definer set search_path = insurance, core, pg_temp as $$
  select e.tenant_id
    from core.tenant own
    join core.tenant city on core.province_of(city.id) = core.province_of(own.id)
    join core.person_identifier i on i.tenant_id = city.id and i.blind_index = any (numbers) and i.superseded_at is null
    join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
    join core.person same on same.tenant_id = p.tenant_id and same.root_id = p.root_id
    join insurance.enrolment e on e.tenant_id = same.tenant_id and e.person_id = same.id
     and e.superseded_at is null
     and (on_day is null or e.valid_from <= on_day and (e.valid_to is null or e.valid_to >= on_day))
   where own.id = nullif(current_setting('app.tenant_id', true), '')::int
   order by e.valid_from desc
   limit 1
$$;

--changeset huiyu:recorded-bills
-- A bill taken while no layer of the place decides it. Its whole cost stands in patient_fen, which nobody has decided on.
alter table insurance.settlement
  drop constraint check_settlement_state,
  add constraint check_settlement_state check (state in ('settled', 'recorded', 'reversed')),
  drop constraint check_settlement_reversed,
  add constraint check_settlement_reversed check (state <> 'reversed' or total_fen = 0),
  add constraint check_settlement_recorded check (state <> 'recorded' or cardinality(layers) = 0);

--changeset huiyu:filed-home-city splitStatements:false
-- The same narrow answer from another province, and only for whoever has filed treatment where the asking city lies: nobody
-- else can be found from there. Numbers are indexed by each province's own key, so that they come in pairs.
create function insurance.find_filed_home_city(provinces int[], numbers bytea[], on_day date) returns int
language sql stable security definer set search_path = insurance, core, pg_temp as $$
  select e.tenant_id
    from core.tenant own
   cross join unnest(provinces, numbers) as n (province, number)
    join core.tenant city on core.province_of(city.id) = n.province and n.province <> core.province_of(own.id)
    join core.person_identifier i on i.tenant_id = city.id and i.blind_index = n.number and i.superseded_at is null
    join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
    join core.person same on same.tenant_id = p.tenant_id and same.root_id = p.root_id
    join insurance.cross_region_filing f on f.tenant_id = same.tenant_id and f.person_id = same.id
     and starts_with(own.division_code, regexp_replace(f.division_code, '(00)+$', ''))
     and (on_day is null or f.valid_from <= on_day and (f.valid_to is null or f.valid_to >= on_day))
    join core.person also on also.tenant_id = p.tenant_id and also.root_id = p.root_id
    join insurance.enrolment e on e.tenant_id = also.tenant_id and e.person_id = also.id and e.superseded_at is null
     and (on_day is null or e.valid_from <= on_day and (e.valid_to is null or e.valid_to >= on_day))
   where own.id = nullif(current_setting('app.tenant_id', true), '')::int
   order by e.valid_from desc
   limit 1
$$;
revoke execute on function insurance.find_filed_home_city(int[], bytea[], date) from public;
grant execute on function insurance.find_filed_home_city(int[], bytea[], date) to huiyu_app;

--changeset huiyu:settlement-sound splitStatements:false
-- Thirteen checks were read and planned anew for every row, a tenth of what writing a settlement cost. One function holds
-- them all and is planned once per connection.
create function insurance.is_sound(
  state text, cause text, claimed_by text, version int, total bigint, in_scope bigint, patient bigint,
  layers text[], layer_fen bigint[]) returns boolean language plpgsql immutable as $$
begin
  return state in ('settled', 'recorded', 'reversed')
     and cause in ('bill', 'reversal', 'earlier-bill')
     and claimed_by in ('institution', 'family')
     and version > 0
     and total >= 0 and patient >= 0
     and in_scope between 0 and total
     and cardinality(layers) = cardinality(layer_fen)
     and 0 <= all (layer_fen)
     and core.sum_of(layer_fen) + patient = total
     and (state <> 'reversed' or total = 0)
     and (state <> 'recorded' or cardinality(layers) = 0);
end $$;
revoke execute on function insurance.is_sound(text, text, text, int, bigint, bigint, bigint, text[], bigint[]) from public;
grant execute on function insurance.is_sound(text, text, text, int, bigint, bigint, bigint, text[], bigint[]) to huiyu_app;
alter table insurance.settlement
  drop constraint check_settlement_version, drop constraint check_settlement_state, drop constraint check_settlement_cause,
  drop constraint check_settlement_claimed_by, drop constraint check_settlement_total, drop constraint check_settlement_patient,
  drop constraint check_settlement_layers, drop constraint check_settlement_not_negative, drop constraint check_settlement_in_scope,
  drop constraint check_settlement_sums, drop constraint check_settlement_reversed,
  drop constraint check_settlement_recorded,
  add constraint check_settlement_sound check (insurance.is_sound(
    state, cause, claimed_by, version, total_fen, in_scope_fen, patient_fen, layers, layer_fen));

--changeset huiyu:write-version splitStatements:false
-- One version of a bill with all that belongs to it alone: the journal row, the receivable of a bill treated before payment,
-- the clearing with another city, trace and event. False when somebody else has written this version first.
create function insurance.write_version(
  tenant int, person uuid, at timestamptz, by text, action text, correlation text,
  settlement uuid, of_institution text, division text, number text, of_version int, new_state text, for_cause text, claimant text,
  pay_later boolean, of_kind text, discharged date, place bigint, total bigint, in_scope bigint, of_layers text, of_layer_fen text,
  patient bigint, asked text, hash text, decided text, why text, of_accounts text, of_amounts text, owed bigint, clearing bigint,
  detail text) returns boolean language plpgsql as $$
begin
  insert into insurance.settlement
    (tenant_id, id, person_id, institution, division_code, bill_number, version, state, cause, claimed_by, deferred, kind,
     discharged_on, position, total_fen, in_scope_fen, layers, layer_fen, patient_fen, request, request_hash, outcome,
     decided_at, decided_by, reason)
  values (
    tenant, settlement, person, of_institution, division, number, of_version, new_state, for_cause, claimant, pay_later, of_kind,
    discharged, case when place > 0 then place else nextval('insurance.settlement_position') end,
    total, in_scope, of_layers::text[], of_layer_fen::bigint[], patient, asked::jsonb, decode(hash, 'hex'), decided::jsonb, at, by, why)
  on conflict (tenant_id, division_code, institution, bill_number, version) do nothing;
  if not found then
    return false;
  end if;
  insert into insurance.settlement_journal (tenant_id, settlement_id, accounts, amounts, posted_at)
  values (tenant, settlement, of_accounts::text[], of_amounts::bigint[], at);
  if owed <> 0 then
    insert into insurance.receivable (tenant_id, settlement_id, person_id, amount_fen, booked_at)
    values (tenant, settlement, person, owed, at);
  end if;
  if clearing <> 0 then
    perform insurance.book_clearing(division, of_institution, number, clearing, at);
  end if;
  perform core.follow_up('bill.settled', action, 'settlement', settlement, detail::jsonb, at, by, correlation);
  return true;
end $$;

-- What a person has used, by file and year, as it is now. The rows are locked by the caller.
create function insurance.write_counters(tenant int, files uuid[], years int[], now_used text[]) returns void language plpgsql as $$
begin
  for i in 1 .. coalesce(cardinality(files), 0) loop
    insert into insurance.person_year as y (tenant_id, person_id, year, counters)
    values (tenant, files[i], years[i], now_used[i]::jsonb)
    on conflict (tenant_id, person_id, year) do update set counters = excluded.counters;
  end loop;
end $$;
revoke execute on function insurance.write_version(
  int, uuid, timestamptz, text, text, text, uuid, text, text, text, int, text, text, text, boolean, text, date, bigint, bigint,
  bigint, text, text, bigint, text, text, text, text, text, text, bigint, bigint, text),
  insurance.write_counters(int, uuid[], int[], text[]) from public;
grant execute on function insurance.write_version(
  int, uuid, timestamptz, text, text, text, uuid, text, text, text, int, text, text, text, boolean, text, date, bigint, bigint,
  bigint, text, text, bigint, text, text, text, text, text, text, bigint, bigint, text),
  insurance.write_counters(int, uuid[], int[], text[]) to huiyu_app;

--changeset huiyu:settlement-journal-sound
-- contracts: nothing; the one check refuses exactly what the two before it refused
alter table insurance.settlement_journal
  drop constraint check_settlement_journal_pairs, drop constraint check_settlement_journal_balanced,
  add constraint check_settlement_journal_balanced check (core.is_balanced(accounts, amounts));
