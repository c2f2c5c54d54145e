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
