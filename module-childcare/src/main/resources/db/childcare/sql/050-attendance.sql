--liquibase formatted sql

--changeset huiyu:childcare-attendance
create table childcare.attendance (
  tenant_id      int not null,
  enrolment_id   uuid not null,
  day            date not null,
  present        boolean not null,
  import_id      uuid,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (tenant_id, enrolment_id, day)
);
comment on table childcare.attendance is 'Whether an enrolled child came on a day. High volume: no foreign keys.';
select core.protect('childcare.attendance');
revoke update, delete on childcare.attendance from huiyu_app;

create table childcare.attendance_import (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  sha256      text not null,
  dry_run     boolean not null,
  -- the institution whose own system sent it; null: rows may name any
  only_for    text,
  status      text not null constraint check_attendance_import_status check (status in ('running', 'done', 'failed')),
  total_rows  int not null,
  read_rows   int not null default 0,
  good_rows   int not null default 0,
  bad_rows    int not null default 0,
  created_at  timestamptz not null,
  created_by  text not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  constraint check_attendance_import_progress check (read_rows <= total_rows and good_rows + bad_rows = read_rows)
);
comment on column childcare.attendance_import.read_rows is 'Where to go on: rows before it are committed.';
select core.protect('childcare.attendance_import');

create table childcare.attendance_row (
  tenant_id   int not null,
  import_id   uuid not null,
  number      int not null,
  institution text not null,
  child       text not null,
  day         text not null,
  present     text not null,
  primary key (tenant_id, import_id, number)
);
comment on table childcare.attendance_row is 'The rows of a file as they came, until the import is done.';
select core.protect('childcare.attendance_row');

create table childcare.attendance_error (
  tenant_id int not null,
  import_id uuid not null,
  number    int not null,
  field     text not null,
  rule      text not null,
  primary key (tenant_id, import_id, number)
);
select core.protect_append_only('childcare.attendance_error');

--changeset huiyu:childcare-attendance-sheets
-- Files are taken in by core for every room. These three stay for the release before, which still writes them; the next drops them.
comment on table childcare.attendance_import is 'Of release 0.1.0 only: see core.sheet_import.';
comment on table childcare.attendance_row is 'Of release 0.1.0 only: see core.sheet_part.';
comment on table childcare.attendance_error is 'Of release 0.1.0 only: see core.sheet_error.';
