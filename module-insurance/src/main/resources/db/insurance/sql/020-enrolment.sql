--liquibase formatted sql

--changeset huiyu:enrolment
create table insurance.enrolment (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  person_id      uuid not null,
  kind           text not null constraint check_enrolment_kind
                   check (kind in ('employee', 'flexible', 'migrant', 'platform', 'resident', 'newborn')),
  insured_year   int not null constraint check_enrolment_year check (insured_year between 2000 and 2999),
  employer_id    uuid,
  -- who enrolled a newborn in its name
  guardian_id    uuid,
  paid_on        date not null,
  individual_fen bigint not null constraint check_enrolment_individual check (individual_fen >= 0),
  fiscal_fen     bigint not null constraint check_enrolment_fiscal check (fiscal_fen >= 0),
  -- of the individual share, what the treasury or assistance pays for the person
  subsidy_fen    bigint not null constraint check_enrolment_subsidy check (subsidy_fen between 0 and individual_fen),
  waiting_months int not null constraint check_enrolment_waiting check (waiting_months >= 0),
  -- cover
  valid_from     date not null,
  valid_to       date,
  basis          jsonb not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  superseded_at  timestamptz,
  superseded_by  uuid,
  primary key (tenant_id, id),
  constraint check_enrolment_period check (valid_to >= valid_from),
  constraint fk_enrolment_employer foreign key (tenant_id, employer_id) references insurance.employer (tenant_id, id)
);
comment on table insurance.enrolment is 'Who is insured as what for a year, what was paid for it, and from when to when it covers. A correction or an end supersedes.';
create index idx_enrolment_person on insurance.enrolment (tenant_id, person_id) where superseded_at is null;
create index idx_enrolment_employer on insurance.enrolment (tenant_id, employer_id);
select core.protect('insurance.enrolment');
revoke update, delete on insurance.enrolment from huiyu_app;
grant update (superseded_at, superseded_by) on insurance.enrolment to huiyu_app;

--changeset huiyu:prenatal-registration
create table insurance.pregnancy (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  registered_on date not null,
  expected_on   date not null,
  institution   text,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  ended_on      date,
  primary key (tenant_id, id),
  constraint check_pregnancy_expected check (expected_on > registered_on),
  constraint check_pregnancy_ended check (ended_on >= registered_on)
);
comment on table insurance.pregnancy is 'Opened by the prenatal registration; bills and the allowance of this pregnancy attach to it.';
create unique index uniq_pregnancy_open on insurance.pregnancy (tenant_id, person_id) where ended_on is null;
create index idx_pregnancy_person on insurance.pregnancy (tenant_id, person_id);
select core.protect('insurance.pregnancy');
revoke update, delete on insurance.pregnancy from huiyu_app;
grant update (ended_on) on insurance.pregnancy to huiyu_app;

--changeset huiyu:home-city splitStatements:false
-- The one narrow answer across cities: which city insures whoever has these numbers, and nothing of who that is. Asked
-- inside the province of the tenant bound to the transaction.
create function insurance.find_home_city(numbers bytea[], on_day date) returns int
language sql stable security definer set search_path = insurance, core, pg_temp as $$
  select e.tenant_id
    from core.tenant own
    join core.tenant city on core.province_of(city.id) = core.province_of(own.id)
    join core.person_identifier i on i.tenant_id = city.id and i.blind_index = any (numbers) and i.superseded_at is null
    join core.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
    join core.person same on same.tenant_id = p.tenant_id and same.root_id = p.root_id
    join insurance.enrolment e on e.tenant_id = same.tenant_id and e.person_id = same.id
     and e.superseded_at is null and e.valid_from <= on_day and (e.valid_to is null or e.valid_to >= on_day)
   where own.id = nullif(current_setting('app.tenant_id', true), '')::int
   order by e.valid_from desc
   limit 1
$$;
revoke execute on function insurance.find_home_city(bytea[], date) from public;
grant execute on function insurance.find_home_city(bytea[], date) to huiyu_app;

--changeset huiyu:care-enrolment
create table insurance.care_enrolment (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  -- for whose sake the treasury may pay the premium
  grandchild_id uuid,
  insured_year  int not null constraint check_care_enrolment_year check (insured_year between 2000 and 2999),
  paid_on       date not null,
  premium_fen   bigint not null constraint check_care_enrolment_premium check (premium_fen > 0),
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  primary key (tenant_id, id)
);
comment on table insurance.care_enrolment is 'Long-term-care insurance 长期护理保险: who paid which premium for a year. It covers no bill of a hospital.';
create unique index uniq_care_enrolment_year on insurance.care_enrolment (tenant_id, person_id, insured_year);
create index idx_care_enrolment_grandchild on insurance.care_enrolment (tenant_id, grandchild_id);
select core.protect_append_only('insurance.care_enrolment');

--changeset huiyu:care-enrolment-withdrawn
-- What was recorded wrongly is withdrawn and recorded anew; the row stays.
alter table insurance.care_enrolment add column withdrawn_at timestamptz;
drop index insurance.uniq_care_enrolment_year;
create unique index uniq_care_enrolment_year on insurance.care_enrolment (tenant_id, person_id, insured_year) where withdrawn_at is null;
grant update (withdrawn_at) on insurance.care_enrolment to huiyu_app;
