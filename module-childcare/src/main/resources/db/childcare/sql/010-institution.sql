--liquibase formatted sql

--changeset huiyu:childcare-institution
create table childcare.institution_type (
  tenant_id int not null,
  code      text not null,
  name_zh   text not null,
  name_en   text not null,
  inclusive boolean not null,
  primary key (tenant_id, code)
);
comment on table childcare.institution_type is 'The tenant''s catalogue of types: public, inclusive private, kindergarten class, community, employer, family point …';
select core.protect('childcare.institution_type');

create table childcare.operator (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  credit_code text not null,
  name        text not null,
  primary key (tenant_id, id),
  constraint uniq_operator_credit_code unique (tenant_id, credit_code)
);
comment on table childcare.operator is 'Who runs one or more institutions (a chain has several branches).';
select core.protect('childcare.operator');

create table childcare.institution (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  code          text not null,
  operator_id   uuid not null,
  type_code     text not null,
  name_zh       text not null,
  name_en       text not null,
  division_code text not null,
  address       text not null,
  latitude      numeric(9, 6) constraint check_institution_latitude check (latitude between -90 and 90),
  longitude     numeric(9, 6) constraint check_institution_longitude check (longitude between -180 and 180),
  -- the client by which the institution's own system signs in
  client_id     text,
  created_at    timestamptz not null,
  created_by    text not null,
  primary key (tenant_id, id),
  constraint uniq_childcare_institution_code unique (tenant_id, code),
  constraint fk_institution_operator foreign key (tenant_id, operator_id) references childcare.operator (tenant_id, id),
  constraint fk_institution_type foreign key (tenant_id, type_code) references childcare.institution_type (tenant_id, code),
  constraint check_institution_coordinates check ((latitude is null) = (longitude is null))
);
create index idx_institution_operator on childcare.institution (tenant_id, operator_id);
create index idx_institution_type on childcare.institution (tenant_id, type_code);
select core.protect('childcare.institution');

create table childcare.filing (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  submitted_on   date not null,
  handed_in      text[] not null,
  missing        text[] not null,
  answer_by      date not null,
  status         text not null constraint check_filing_status check (status in ('received', 'filed', 'refused')),
  decided_on     date,
  decided_by     text,
  published_on   date,
  primary key (tenant_id, id),
  constraint fk_filing_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_filing_decided check ((status = 'received') = (decided_on is null)),
  constraint check_filing_complete check (status <> 'filed' or missing = '{}')
);
create index idx_filing_institution on childcare.filing (tenant_id, institution_id);
create unique index uniq_filing_open on childcare.filing (tenant_id, institution_id) where status = 'received';
select core.protect('childcare.filing');

create table childcare.capacity (
  tenant_id           int not null,
  institution_id      uuid not null,
  age_group           text not null,
  places              int not null constraint check_capacity_places check (places >= 0),
  children_per_carer  int constraint check_capacity_ratio check (children_per_carer > 0),
  valid_from          date not null,
  valid_to            date,
  primary key (tenant_id, institution_id, age_group, valid_from),
  constraint fk_capacity_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_capacity_period check (valid_to >= valid_from)
);
comment on table childcare.capacity is 'Places of an age group, from when to when.';
select core.protect('childcare.capacity');

create table childcare.price (
  tenant_id      int not null,
  institution_id uuid not null,
  service        text not null,
  monthly_fen    bigint not null constraint check_price check (monthly_fen >= 0),
  valid_from     date not null,
  valid_to       date,
  primary key (tenant_id, institution_id, service, valid_from),
  constraint fk_price_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_price_period check (valid_to >= valid_from)
);
select core.protect('childcare.price');

create table childcare.staff_member (
  tenant_id         int not null,
  id                uuid not null default uuidv7(),
  institution_id    uuid not null,
  name              text not null,
  position          text not null,
  qualification     text not null,
  qualified_until   date,
  health_checked_on date not null,
  valid_from        date not null,
  valid_to          date,
  primary key (tenant_id, id),
  constraint fk_staff_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_staff_period check (valid_to >= valid_from)
);
create index idx_staff_institution on childcare.staff_member (tenant_id, institution_id);
select core.protect('childcare.staff_member');
