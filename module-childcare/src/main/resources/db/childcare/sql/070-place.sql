--liquibase formatted sql

--changeset huiyu:childcare-room
create table childcare.room (
  tenant_id      int not null,
  institution_id uuid not null,
  code           text not null,
  age_group      text not null,
  places         int not null constraint check_room_places check (places >= 0),
  area_m2        numeric(8, 2) constraint check_room_area check (area_m2 > 0),
  valid_from     date not null,
  valid_to       date,
  primary key (tenant_id, institution_id, code, valid_from),
  constraint fk_room_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_room_period check (valid_to >= valid_from)
);
comment on table childcare.room is 'A group''s room and how many children it may take, from when to when; no places: the room is given up.';
select core.protect('childcare.room');

create table childcare.staff_training (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  staff_id     uuid not null,
  course       text not null,
  hours        int not null constraint check_staff_training_hours check (hours > 0),
  completed_on date not null,
  valid_until  date,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (tenant_id, id),
  constraint fk_staff_training_staff foreign key (tenant_id, staff_id) references childcare.staff_member (tenant_id, id),
  constraint uniq_staff_training unique (tenant_id, staff_id, course, completed_on)
);
create index idx_staff_training_staff on childcare.staff_training (tenant_id, staff_id);
select core.protect_append_only('childcare.staff_training');

create table childcare.facility (
  tenant_id      int not null,
  code           text not null,
  name           text not null,
  division_code  text not null,
  address        text not null,
  area_m2        numeric(10, 2) not null constraint check_facility_area check (area_m2 > 0),
  developer      text not null,
  handed_over_on date not null,
  document       text not null,
  institution_id uuid,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (tenant_id, code),
  constraint fk_facility_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
comment on table childcare.facility is 'Premises a developer handed over free of charge with a residential project, and who uses them.';
create index idx_facility_institution on childcare.facility (tenant_id, institution_id);
select core.protect('childcare.facility');

create table childcare.open_day (
  tenant_id      int not null,
  institution_id uuid not null,
  day            date not null,
  title_zh       text not null,
  title_en       text not null,
  places         int constraint check_open_day_places check (places > 0),
  primary key (tenant_id, institution_id, day),
  constraint fk_open_day_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
select core.protect('childcare.open_day');

--changeset huiyu:childcare-closure
create table childcare.closure (
  tenant_id      int not null,
  institution_id uuid not null,
  announced_on   date not null,
  last_day       date not null,
  reason         text not null,
  announced_by   text not null,
  completed_on   date,
  completed_by   text,
  primary key (tenant_id, institution_id),
  constraint fk_closure_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_closure_last_day check (last_day >= announced_on),
  constraint check_closure_completed check ((completed_on is null) = (completed_by is null))
);
comment on table childcare.closure is 'An orderly closure 关停: announced, and complete once nobody is left behind.';
select core.protect('childcare.closure');

create table childcare.prepaid_fee (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  child_id       uuid not null,
  paid_fen       bigint not null constraint check_prepaid_fee check (paid_fen > 0),
  used_fen       bigint not null default 0,
  paid_on        date not null,
  -- what was left was given back, or taken over by the next institution
  settled_on     date,
  settled_how    text constraint check_prepaid_settled_how check (settled_how in ('refunded', 'transferred')),
  settled_by     text,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (tenant_id, id),
  constraint fk_prepaid_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_prepaid_used check (used_fen between 0 and paid_fen),
  constraint check_prepaid_settled check ((settled_on is null) = (settled_how is null))
);
create index idx_prepaid_institution on childcare.prepaid_fee (tenant_id, institution_id);
select core.protect('childcare.prepaid_fee');

--changeset huiyu:childcare-institution-user
create table childcare.institution_user (
  tenant_id      int not null,
  institution_id uuid not null,
  -- of the person's tokens
  subject        text not null,
  valid_from     date not null,
  valid_to       date,
  granted_by     text not null,
  primary key (tenant_id, institution_id, subject),
  constraint fk_institution_user_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint check_institution_user_period check (valid_to >= valid_from)
);
comment on table childcare.institution_user is 'The data scope of people with the role INSTITUTION_STAFF: which institution they work for.';
create index idx_institution_user_subject on childcare.institution_user (tenant_id, subject);
select core.protect('childcare.institution_user');
