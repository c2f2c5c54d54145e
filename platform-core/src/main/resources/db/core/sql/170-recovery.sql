--liquibase formatted sql

--changeset huiyu:recovery-case
create table core.recovery_case (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  decision_id   uuid not null,
  subject_id      uuid not null,
  programme     text not null,
  debtor_id     uuid not null,
  status        text not null constraint check_recovery_case_status check (status in ('opened', 'noticed', 'planned', 'settled')),
  -- how it is paid back: kind, setOffShare, instalments
  plan          jsonb,
  -- proposed by one, approved by another
  waiver_fen    bigint constraint check_recovery_case_waiver check (waiver_fen > 0),
  waiver_reason text,
  waiver_by     text,
  opened_at     timestamptz not null,
  changed_at    timestamptz not null,
  primary key (tenant_id, id),
  constraint uniq_recovery_case unique (tenant_id, decision_id, debtor_id),
  constraint check_recovery_case_waiver_whole check (num_nonnulls(waiver_fen, waiver_reason, waiver_by) in (0, 3))
);
comment on table core.recovery_case is 'What one payee got too much by one decision, and how it comes back.';
create index idx_recovery_case_debtor on core.recovery_case (tenant_id, debtor_id) where status <> 'settled';
create index idx_recovery_case_subject on core.recovery_case (tenant_id, subject_id, id);
create index idx_recovery_case_status on core.recovery_case (tenant_id, status, id);
select core.protect('core.recovery_case');
revoke delete on core.recovery_case from huiyu_app;

create table core.recovery_movement (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  case_id    uuid not null,
  kind       text not null constraint check_recovery_movement_kind check (kind in ('opened', 'set-off', 'set-off-returned', 'repaid', 'waived')),
  amount_fen bigint not null,
  -- the payment line that was overpaid, or from which was kept back
  line_id    uuid,
  -- the funds the money came from, for what is paid back; only of opening movements
  fund_ids   uuid[] not null default '{}',
  fund_fens  bigint[] not null default '{}',
  note       text,
  at         timestamptz not null,
  actor      text not null,
  primary key (tenant_id, id),
  constraint fk_recovery_movement_case foreign key (tenant_id, case_id) references core.recovery_case (tenant_id, id),
  constraint uniq_recovery_movement_line unique (tenant_id, case_id, kind, line_id),
  constraint check_recovery_movement_sign check (amount_fen <> 0 and (amount_fen > 0) = (kind in ('opened', 'set-off-returned')))
);
comment on table core.recovery_movement is 'The balance of a case is the sum of its movements; none is ever changed.';
create index idx_recovery_movement_line on core.recovery_movement (tenant_id, line_id);
select core.protect_append_only('core.recovery_movement');
