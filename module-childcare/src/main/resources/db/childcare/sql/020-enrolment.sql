--liquibase formatted sql

--changeset huiyu:childcare-enrolment
create table childcare.enrolment (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  child_id       uuid not null,
  service        text not null,
  age_group      text not null,
  valid_from     date not null,
  valid_to       date,
  created_at     timestamptz not null,
  created_by     text not null,
  primary key (tenant_id, id),
  constraint fk_childcare_enrolment_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_childcare_enrolment_period check (valid_to >= valid_from),
  constraint check_childcare_enrolment_disjoint exclude using gist
    (tenant_id with =, child_id with =, service with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table childcare.enrolment is 'Which child attends which institution for which service; never two at once for one service.';
create index idx_childcare_enrolment_institution on childcare.enrolment (tenant_id, institution_id, age_group);
create index idx_childcare_enrolment_child on childcare.enrolment (tenant_id, child_id);
select core.protect('childcare.enrolment');
