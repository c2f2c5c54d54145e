--liquibase formatted sql

--changeset huiyu:institution
-- Designated medical institutions (定点医疗机构). What changes over time stands in terms.
create table insurance.institution (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  code       text not null,
  name_zh    text not null,
  name_en    text not null,
  -- the client by which the institution's own system signs in
  client_id  text,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id),
  constraint uniq_institution_code unique (tenant_id, code)
);
comment on table insurance.institution is 'A designated medical institution of this city, by its national code.';
select core.protect('insurance.institution');

create table insurance.institution_term (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  level          smallint not null constraint check_institution_term_level check (level between 0 and 3),
  division_code  text not null,
  contract       text not null,
  valid_from     date not null,
  valid_to       date,
  created_at     timestamptz not null,
  created_by     text not null,
  primary key (tenant_id, id),
  constraint uniq_institution_term unique (tenant_id, institution_id, valid_from),
  constraint fk_institution_term foreign key (tenant_id, institution_id) references insurance.institution (tenant_id, id),
  constraint check_institution_term_period check (valid_to >= valid_from)
);
comment on table insurance.institution_term is 'Level (0 community, 1 to 3), region and contract of an institution, from when to when. No term on a day: not designated.';
select core.protect('insurance.institution_term');

--changeset huiyu:employer
create table insurance.employer (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  credit_code text not null,
  name        text not null,
  client_id   text,
  created_at  timestamptz not null,
  created_by  text not null,
  primary key (tenant_id, id),
  constraint uniq_employer_credit_code unique (tenant_id, credit_code)
);
select core.protect('insurance.employer');

create table insurance.wage_declaration (
  tenant_id           int not null,
  id                  uuid not null default uuidv7(),
  employer_id         uuid not null,
  year                int not null constraint check_wage_year check (year between 2000 and 2999),
  average_monthly_fen bigint not null constraint check_wage_average check (average_monthly_fen > 0),
  headcount           int not null constraint check_wage_headcount check (headcount > 0),
  declared_at         timestamptz not null,
  declared_by         text not null,
  superseded_at       timestamptz,
  primary key (tenant_id, id),
  constraint fk_wage_declaration_employer foreign key (tenant_id, employer_id) references insurance.employer (tenant_id, id)
);
comment on table insurance.wage_declaration is 'The average monthly wage an employer declared for a year; a correction supersedes.';
create unique index uniq_wage_declaration_current on insurance.wage_declaration (tenant_id, employer_id, year) where superseded_at is null;
create index idx_wage_declaration_employer on insurance.wage_declaration (tenant_id, employer_id);
select core.protect('insurance.wage_declaration');
revoke update, delete on insurance.wage_declaration from huiyu_app;
grant update (superseded_at) on insurance.wage_declaration to huiyu_app;

--changeset huiyu:catalogue
-- Belongs to the province; its cities read it. A version never changes; a new one follows it.
create table insurance.catalogue (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  code       text not null,
  valid_from date not null,
  document   text not null,
  items      int not null,
  sha256     text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id),
  constraint uniq_catalogue_version unique (tenant_id, code, valid_from)
);
comment on table insurance.catalogue is 'A version of the list of drugs, services and supplies, in force from a day until the next one.';
select core.protect_inherited('insurance.catalogue');
revoke update, delete on insurance.catalogue from huiyu_app;

create table insurance.catalogue_item (
  tenant_id       int not null,
  catalogue_id    uuid not null,
  code            text not null,
  name            text not null,
  kind            text not null constraint check_catalogue_item_kind check (kind in ('drug', 'service', 'supply')),
  -- what the insured pays first, before the rest is in scope; 10000: nothing is in scope
  self_pay_points smallint not null constraint check_catalogue_item_self_pay check (self_pay_points between 0 and 10000),
  -- of one unit; what is above is out of scope
  ceiling_fen     bigint constraint check_catalogue_item_ceiling check (ceiling_fen >= 0),
  primary key (tenant_id, catalogue_id, code),
  constraint fk_catalogue_item foreign key (tenant_id, catalogue_id) references insurance.catalogue (tenant_id, id)
);
comment on column insurance.catalogue_item.self_pay_points is 'Share the insured pays first (先行自付), in hundredths of a percent.';
select core.protect_inherited('insurance.catalogue_item');
revoke update, delete on insurance.catalogue_item from huiyu_app;

--changeset huiyu:wage-question
create table insurance.wage_question (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  employer_id uuid not null,
  year        int not null,
  -- whose allowance waits for the answer
  person_id   uuid not null,
  asked_at    timestamptz not null,
  closed_at   timestamptz,
  outcome     text constraint check_wage_question_outcome check (outcome in ('declared', 'withdrawn')),
  primary key (tenant_id, id),
  constraint check_wage_question_closed check (num_nulls(closed_at, outcome) in (0, 2)),
  constraint fk_wage_question_employer foreign key (tenant_id, employer_id) references insurance.employer (tenant_id, id)
);
comment on table insurance.wage_question is 'An employer is asked for the average wage of a year: an allowance cannot be reckoned without. Answered by a declaration.';
create unique index uniq_wage_question_open on insurance.wage_question (tenant_id, employer_id, year, person_id) where closed_at is null;
create index idx_wage_question_employer on insurance.wage_question (tenant_id, employer_id);
create index idx_wage_question_person on insurance.wage_question (tenant_id, person_id) where closed_at is null;
select core.protect('insurance.wage_question');
revoke update, delete on insurance.wage_question from huiyu_app;
grant update (closed_at, outcome) on insurance.wage_question to huiyu_app;
