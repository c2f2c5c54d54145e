--liquibase formatted sql

--changeset huiyu:person
create table core.person (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  -- the file this person's rows are read as: itself, or the file it was merged into
  root_id     uuid not null,
  merged_into uuid,
  -- where the file is kept: the data scope of staff
  org_unit_id uuid,
  -- division code of the city the person moved to
  moved_to    text,
  moved_at    timestamptz,
  created_at  timestamptz not null,
  created_by  text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, root_id) references core.person (tenant_id, id),
  foreign key (tenant_id, merged_into) references core.person (tenant_id, id),
  foreign key (tenant_id, org_unit_id) references core.org_unit (tenant_id, id),
  constraint check_person_root check ((merged_into is null) = (root_id = id)),
  constraint check_person_moved check ((moved_to is null) = (moved_at is null))
);
comment on table core.person is 'A file of one city. Merging re-points root_id and moves no row, so that it can be undone exactly.';
create index idx_person_root on core.person (tenant_id, root_id);
create index idx_person_merged_into on core.person (tenant_id, merged_into);
create index idx_person_org_unit on core.person (tenant_id, org_unit_id);
select core.protect('core.person');

--changeset huiyu:person-name
-- Names are readable, since staff search by them inside the tenant; a change of name is a new row.
create table core.person_name (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  name          text not null constraint check_person_name_length check (length(name) between 1 and 100),
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
create unique index uniq_person_name_current on core.person_name (tenant_id, person_id) where superseded_at is null;
create index idx_person_name_person on core.person_name (tenant_id, person_id);
create index idx_person_name_prefix on core.person_name (tenant_id, name text_pattern_ops, person_id) where superseded_at is null;
select core.protect('core.person_name');
revoke update, delete on core.person_name from huiyu_app;
grant update (superseded_at) on core.person_name to huiyu_app;

-- Search inside a name: pairs of neighbouring characters, found by equality. Under row-level security LIKE would not
-- use an index.
create table core.person_name_token (
  tenant_id      int not null,
  token          text not null,
  person_name_id uuid not null,
  primary key (tenant_id, token, person_name_id),
  foreign key (tenant_id, person_name_id) references core.person_name (tenant_id, id)
);
create index idx_person_name_token_name on core.person_name_token (tenant_id, person_name_id);
select core.protect_append_only('core.person_name_token');

--changeset huiyu:person-identifier
create table core.person_identifier (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  kind          text not null constraint check_person_identifier_kind
                  check (kind in ('citizen-id', 'birth-certificate', 'other-document')),
  cipher        bytea not null,
  blind_index   bytea not null,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
comment on column core.person_identifier.cipher is 'Encrypted under the tenant''s data key, bound to this row.';
comment on column core.person_identifier.blind_index is 'Keyed hash under the province''s key: exact search without the number.';
create unique index uniq_person_identifier on core.person_identifier (tenant_id, blind_index) where superseded_at is null;
create index idx_person_identifier_person on core.person_identifier (tenant_id, person_id);
select core.protect('core.person_identifier');
revoke update, delete on core.person_identifier from huiyu_app;
grant update (superseded_at) on core.person_identifier to huiyu_app;

create table core.person_phone (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  cipher        bytea not null,
  blind_index   bytea not null,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
create unique index uniq_person_phone_current on core.person_phone (tenant_id, person_id) where superseded_at is null;
create index idx_person_phone_person on core.person_phone (tenant_id, person_id);
create index idx_person_phone_blind_index on core.person_phone (tenant_id, blind_index);
select core.protect('core.person_phone');
revoke update, delete on core.person_phone from huiyu_app;
grant update (superseded_at) on core.person_phone to huiyu_app;

--changeset huiyu:kinship
create table core.kinship (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  child_id      uuid not null,
  relative_id   uuid not null,
  kind          text not null constraint check_kinship_kind check (kind in ('mother', 'father', 'guardian')),
  valid_from    date,
  valid_to      date,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, child_id) references core.person (tenant_id, id),
  foreign key (tenant_id, relative_id) references core.person (tenant_id, id),
  constraint check_kinship_self check (child_id <> relative_id),
  constraint check_kinship_period check (valid_to >= valid_from)
);
create index idx_kinship_child on core.kinship (tenant_id, child_id);
create index idx_kinship_relative on core.kinship (tenant_id, relative_id);
select core.protect('core.kinship');
revoke update, delete on core.kinship from huiyu_app;
grant update (superseded_at) on core.kinship to huiyu_app;

--changeset huiyu:household
create table core.household (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id)
);
select core.protect_append_only('core.household');

create table core.household_member (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  household_id  uuid not null,
  person_id     uuid not null,
  valid_from    date,
  valid_to      date,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, household_id) references core.household (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id),
  constraint check_household_member_period check (valid_to >= valid_from)
);
create index idx_household_member_household on core.household_member (tenant_id, household_id);
create index idx_household_member_person on core.household_member (tenant_id, person_id);
select core.protect('core.household_member');
revoke update, delete on core.household_member from huiyu_app;
grant update (superseded_at) on core.household_member to huiyu_app;

--changeset huiyu:fact
create table core.fact (
  tenant_id        int not null,
  id               uuid not null default uuidv7(),
  person_id        uuid,
  household_id     uuid,
  attribute        text not null,
  -- one of several values that may hold at once (status: low_income); empty for the attribute as a whole
  item             text not null default '',
  -- JSON null: known not to be there (no death, no status), which is not the same as unknown
  value            jsonb not null,
  valid_from       date,
  valid_to         date,
  source           text not null,
  source_reference text,
  recorded_at      timestamptz not null,
  recorded_by      text not null,
  superseded_at    timestamptz,
  superseded_by    uuid,
  -- the fact this is what is left of, after a correction took a part of its period
  rest_of          uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id),
  foreign key (tenant_id, household_id) references core.household (tenant_id, id),
  constraint check_fact_subject check (num_nonnulls(person_id, household_id) = 1),
  constraint check_fact_period check (valid_to >= valid_from)
);
comment on table core.fact is 'What is known of a person or household, from when to when, who said so and since when we know. Never edited: a correction supersedes.';
create index idx_fact_person on core.fact (tenant_id, person_id, attribute) where superseded_at is null;
create index idx_fact_person_history on core.fact (tenant_id, person_id, id);
create index idx_fact_household on core.fact (tenant_id, household_id, attribute);
select core.protect('core.fact');
revoke update, delete on core.fact from huiyu_app;
grant update (superseded_at, superseded_by) on core.fact to huiyu_app;

--changeset huiyu:person-merge
create table core.person_merge (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  survivor_id uuid not null,
  absorbed_id uuid not null,
  -- how many rows of each table came with the absorbed file
  moved       jsonb not null,
  reason      text not null,
  merged_at   timestamptz not null,
  merged_by   text not null,
  undone_at   timestamptz,
  undone_by   text,
  undo_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, survivor_id) references core.person (tenant_id, id),
  foreign key (tenant_id, absorbed_id) references core.person (tenant_id, id),
  constraint check_person_merge_self check (survivor_id <> absorbed_id)
);
create unique index uniq_person_merge_absorbed on core.person_merge (tenant_id, absorbed_id) where undone_at is null;
create index idx_person_merge_absorbed on core.person_merge (tenant_id, absorbed_id);
create index idx_person_merge_survivor on core.person_merge (tenant_id, survivor_id);
select core.protect('core.person_merge');
revoke update, delete on core.person_merge from huiyu_app;
grant update (undone_at, undone_by, undo_reason) on core.person_merge to huiyu_app;

--changeset huiyu:payee-account
create table core.payee_account (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  person_id     uuid not null,
  -- holder, number, bank: JSON, encrypted under the tenant's data key, bound to this row
  cipher        bytea not null,
  blind_index   bytea not null,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
create unique index uniq_payee_account_current on core.payee_account (tenant_id, person_id) where superseded_at is null;
create index idx_payee_account_person on core.payee_account (tenant_id, person_id);
select core.protect('core.payee_account');
revoke update, delete on core.payee_account from huiyu_app;
grant update (superseded_at) on core.payee_account to huiyu_app;

create table core.payee_account_check (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  account_id uuid not null,
  verified   boolean not null,
  note       text not null,
  checked_at timestamptz not null,
  checked_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references core.payee_account (tenant_id, id)
);
comment on table core.payee_account_check is 'Who said whether the account is the payee''s; the latest counts. None: not verified.';
create index idx_payee_account_check_account on core.payee_account_check (tenant_id, account_id, id);
select core.protect_append_only('core.payee_account_check');

--changeset huiyu:sealed-party-columns
comment on column core.person_phone.cipher is 'Encrypted under the tenant''s data key, bound to this row.';
comment on column core.payee_account.cipher is 'Encrypted under the tenant''s data key, bound to this row: holder, number, bank as JSON.';

--changeset huiyu:organisation
-- An institution that is paid by a programme has a file too: a name and an account, no numbers, no family.
alter table core.person add column kind text not null default 'natural'
  constraint check_person_kind check (kind in ('natural', 'organisation'));

--changeset huiyu:person-name-token-alone
-- Three tokens a person are written with the name, and neither is ever deleted: looking the name up for each, and an index
-- that only this check needs, cost a list of people more than the rows themselves.
alter table core.person_name_token drop constraint person_name_token_tenant_id_person_name_id_fkey;
drop index core.idx_person_name_token_name;
