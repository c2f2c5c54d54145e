--liquibase formatted sql

--changeset huiyu:sheet
create table core.sheet_import (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  kind        text not null,
  sha256      text not null,
  dry_run     boolean not null,
  -- what the rows are limited to, in the words of the kind
  only_for    text,
  status      text not null constraint check_sheet_import_status check (status in ('running', 'done')),
  total_rows  int not null,
  read_rows   int not null default 0,
  good_rows   int not null default 0,
  bad_rows    int not null default 0,
  created_at  timestamptz not null,
  created_by  text not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  constraint check_sheet_import_progress check (read_rows <= total_rows and good_rows + bad_rows = read_rows)
);
comment on table core.sheet_import is 'A file of many rows and how far it is worked through.';
select core.protect('core.sheet_import');

create table core.sheet_part (
  tenant_id int not null,
  id        uuid not null default uuidv7(),
  import_id uuid not null,
  position  int not null,
  cipher    bytea not null,
  primary key (tenant_id, id),
  constraint fk_sheet_part_import foreign key (tenant_id, import_id) references core.sheet_import (tenant_id, id),
  constraint uniq_sheet_part_position unique (tenant_id, import_id, position)
);
comment on table core.sheet_part is 'Some rows of a file as they came, until they are worked through.';
comment on column core.sheet_part.cipher is 'Encrypted under the tenant''s data key, bound to this row: the rows as JSON.';
-- A ciphertext does not compress.
alter table core.sheet_part alter column cipher set storage external;
select core.protect('core.sheet_part');

create table core.sheet_error (
  tenant_id int not null,
  import_id uuid not null,
  number    int not null,
  field     text not null,
  rule      text not null,
  primary key (tenant_id, import_id, number)
);
comment on table core.sheet_error is 'Wrong rows of a file: where and why, never what stands there.';
select core.protect_append_only('core.sheet_error');
