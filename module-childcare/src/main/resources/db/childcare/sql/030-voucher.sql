--liquibase formatted sql

--changeset huiyu:childcare-voucher
create table childcare.voucher_key (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  public_key  bytea not null,
  private_key bytea not null,
  created_at  timestamptz not null,
  primary key (tenant_id, id)
);
comment on column childcare.voucher_key.private_key is 'Ed25519, encrypted under the tenant''s data key.';
select core.protect_append_only('childcare.voucher_key');

create table childcare.voucher_batch (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  programme  text not null,
  name       text not null,
  valid_from date not null,
  valid_to   date not null,
  services   text[] not null,
  use        text not null constraint check_voucher_batch_use check (use in ('once', 'drawn_down')),
  budget_fen bigint not null constraint check_voucher_batch_budget check (budget_fen > 0),
  issued_fen bigint not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id),
  constraint check_voucher_batch_period check (valid_to >= valid_from),
  constraint check_voucher_batch_within_budget check (issued_fen between 0 and budget_fen)
);
select core.protect('childcare.voucher_batch');

create table childcare.voucher (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  batch_id    uuid not null,
  child_id    uuid not null,
  value_fen   bigint not null constraint check_voucher_value check (value_fen > 0),
  left_fen    bigint not null,
  valid_to    date not null,
  status      text not null constraint check_voucher_status check (status in ('issued', 'used', 'void')),
  replaced_by uuid,
  issued_at   timestamptz not null,
  primary key (tenant_id, id),
  constraint fk_voucher_batch foreign key (tenant_id, batch_id) references childcare.voucher_batch (tenant_id, id),
  constraint check_voucher_left check (left_fen between 0 and value_fen),
  constraint check_voucher_used check (status <> 'used' or left_fen = 0)
);
create unique index uniq_voucher_of_child on childcare.voucher (tenant_id, batch_id, child_id) where status <> 'void';
create index idx_voucher_batch on childcare.voucher (tenant_id, batch_id);
create index idx_voucher_child on childcare.voucher (tenant_id, child_id);
select core.protect('childcare.voucher');

create table childcare.voucher_settlement (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  institution_id uuid not null,
  up_to          date not null,
  uses           int not null,
  paid_fen       bigint not null,
  created_at     timestamptz not null,
  created_by     text not null,
  primary key (tenant_id, id),
  constraint fk_voucher_settlement_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
create index idx_voucher_settlement_institution on childcare.voucher_settlement (tenant_id, institution_id);
select core.protect_append_only('childcare.voucher_settlement');

create table childcare.voucher_use (
  tenant_id      int not null,
  id             uuid not null default uuidv7(),
  voucher_id     uuid not null,
  institution_id uuid not null,
  used_on        date not null,
  service        text not null,
  fee_fen        bigint not null constraint check_voucher_use_fee check (fee_fen > 0),
  paid_fen       bigint not null constraint check_voucher_use_paid check (paid_fen > 0 and paid_fen <= fee_fen),
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  settlement_id  uuid,
  primary key (tenant_id, id),
  constraint fk_voucher_use_voucher foreign key (tenant_id, voucher_id) references childcare.voucher (tenant_id, id),
  constraint fk_voucher_use_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id),
  constraint fk_voucher_use_settlement foreign key (tenant_id, settlement_id) references childcare.voucher_settlement (tenant_id, id)
);
create index idx_voucher_use_voucher on childcare.voucher_use (tenant_id, voucher_id);
create index idx_voucher_use_institution on childcare.voucher_use (tenant_id, institution_id, used_on);
create index idx_voucher_use_settlement on childcare.voucher_use (tenant_id, settlement_id);
select core.protect('childcare.voucher_use');
revoke update, delete on childcare.voucher_use from huiyu_app;
grant update (settlement_id) on childcare.voucher_use to huiyu_app;
