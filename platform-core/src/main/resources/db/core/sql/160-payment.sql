--liquibase formatted sql

--changeset huiyu:instalments splitStatements:false
-- The single payments of a segment; the same arithmetic as policy's EntitlementSegment.instalments, for sets.
-- period_from is the key of the payment: first day of the month or year, or the day itself.
create function core.instalments(cadence text, valid_from date, valid_to date) returns table (period_from date, starts_on date)
language sql immutable parallel safe as $$
  select m::date, m::date
    from generate_series(date_trunc('month', valid_from::timestamp), valid_to::timestamp, interval '1 month') m
   where cadence = 'MONTH'
  union all
  select make_date(y, 1, 1), greatest(make_date(y, 1, 1), valid_from)
    from generate_series(extract(year from valid_from)::int, extract(year from valid_to)::int) y
   where cadence = 'YEAR'
  union all
  select valid_from, valid_from where cadence = 'ONCE'
$$;
revoke execute on function core.instalments(text, date, date) from public;
grant execute on function core.instalments(text, date, date) to huiyu_app;

--changeset huiyu:payment-run
create table core.payment_run (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  month         date not null constraint check_payment_run_month check (extract(day from month) = 1),
  status        text not null constraint check_payment_run_status check (status in ('running', 'completed')),
  -- the last child done: a run goes on after it, whatever stopped it
  checkpoint    uuid,
  children_done int not null default 0,
  lines_made    int not null default 0,
  lines_held    int not null default 0,
  amount_fen    bigint not null default 0,
  shortages     jsonb not null default '[]',
  started_at    timestamptz not null,
  started_by    text not null,
  completed_at  timestamptz,
  primary key (tenant_id, id),
  constraint check_payment_run_completed check ((status = 'completed') = (completed_at is not null))
);
create unique index uniq_payment_run_running on core.payment_run (tenant_id) where status = 'running';
select core.protect('core.payment_run');

--changeset huiyu:payment-order
create table core.payment_order (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  run_id      uuid,
  decision_id uuid not null,
  subject_id    uuid not null,
  programme   text not null,
  component   text not null,
  period_from date not null,
  sequence    int not null constraint check_payment_order_sequence check (sequence >= 0),
  kind        text not null constraint check_payment_order_kind check (kind in ('regular', 'arrears', 'counter', 'recovery')),
  amount_fen  bigint not null,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  -- what makes it impossible to pay a period twice, whoever tries and how often
  constraint uniq_payment_order unique (tenant_id, subject_id, programme, component, period_from, sequence),
  constraint check_payment_order_amount check (amount_fen <> 0 and (amount_fen > 0) = (kind in ('regular', 'arrears')))
);
comment on table core.payment_order is 'What is to be paid for one child, component and period. The orders of a period always sum to what was due when it was last reckoned; less is a further, negative order.';
create index idx_payment_order_decision on core.payment_order (tenant_id, decision_id);
select core.protect_append_only('core.payment_order');

--changeset huiyu:payment-batch
create table core.payment_batch (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  run_id      uuid not null,
  number      text not null,
  -- whose account pays
  fund_id     uuid not null,
  status      text not null constraint check_payment_batch_status check (status in
                ('draft', 'checked', 'released', 'sent', 'partly-confirmed', 'confirmed', 'closed')),
  line_count  int not null,
  amount_fen  bigint not null,
  created_at  timestamptz not null,
  checked_by  text,
  checked_at  timestamptz,
  released_by text,
  released_at timestamptz,
  primary key (tenant_id, id),
  constraint uniq_payment_batch_number unique (tenant_id, number),
  constraint fk_payment_batch_run foreign key (tenant_id, run_id) references core.payment_run (tenant_id, id),
  constraint check_payment_batch_four_eyes check (released_by <> checked_by),
  constraint check_payment_batch_released check (status in ('draft', 'checked') or (checked_by is not null and released_by is not null))
);
create index idx_payment_batch_run on core.payment_batch (tenant_id, run_id);
create index idx_payment_batch_status on core.payment_batch (tenant_id, status, id);
select core.protect('core.payment_batch');

create table core.payment_file (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  batch_id   uuid not null,
  kind       text not null constraint check_payment_file_kind check (kind in ('pain.001', 'pain.002')),
  sha256     bytea not null,
  cipher     bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id),
  constraint uniq_payment_file unique (tenant_id, batch_id, kind, sha256),
  constraint fk_payment_file_batch foreign key (tenant_id, batch_id) references core.payment_batch (tenant_id, id)
);
comment on column core.payment_file.cipher is 'The file, encrypted under the tenant''s data key: it holds names and accounts.';
select core.protect_append_only('core.payment_file');

--changeset huiyu:payment-line
create table core.payment_line (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  order_id      uuid not null,
  payee_no      int not null,
  attempt       int not null,
  subject_id      uuid not null,
  -- the payee's place in the decision (mother, father, guardian) or applicant; the person once known
  payee_role    text not null,
  payee_id      uuid,
  status        text not null constraint check_payment_line_status check (status in
                  ('held', 'ready', 'sent', 'paid', 'failed', 'replaced', 'cancelled', 'overpaid')),
  -- what goes out, and what was set off against a recovery before
  amount_fen    bigint not null,
  set_off_fen   bigint not null default 0 constraint check_payment_line_set_off check (set_off_fen >= 0),
  -- the account as it was when the line was made: which, encrypted, and masked for people to see
  account_id    uuid,
  account       bytea,
  payee_shown   text,
  account_shown text,
  reference     text not null,
  -- what each fund gives; the last one's account pays
  fund_ids      uuid[] not null,
  fund_fens     bigint[] not null,
  batch_id      uuid,
  reason_code   text,
  reason_text   text,
  countered_by  uuid,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  primary key (tenant_id, id),
  constraint uniq_payment_line unique (tenant_id, order_id, payee_no, attempt),
  constraint fk_payment_line_order foreign key (tenant_id, order_id) references core.payment_order (tenant_id, id),
  constraint fk_payment_line_batch foreign key (tenant_id, batch_id) references core.payment_batch (tenant_id, id),
  constraint check_payment_line_amount check (case when status = 'overpaid' then amount_fen < 0 else amount_fen >= 0 end),
  constraint check_payment_line_funds check (cardinality(fund_ids) = cardinality(fund_fens)),
  constraint check_payment_line_account check (status not in ('ready', 'sent') or account is not null)
);
comment on table core.payment_line is 'One payment to one payee: a share of an order, once per attempt.';
-- never two live attempts
create unique index uniq_payment_line_live on core.payment_line (tenant_id, order_id, payee_no)
  where status in ('held', 'ready', 'sent', 'paid', 'failed');
create index idx_payment_line_batch on core.payment_line (tenant_id, batch_id, id);
create index idx_payment_line_subject on core.payment_line (tenant_id, subject_id, id);
create index idx_payment_line_status on core.payment_line (tenant_id, status, id) where status in ('held', 'ready', 'failed');
select core.protect('core.payment_line');
revoke delete on core.payment_line from huiyu_app;

--changeset huiyu:payment-line-answer
-- The bank's file that settled the line: what one file says to one payee is one notice.
alter table core.payment_line add column answer_id uuid;
create index idx_payment_line_answer on core.payment_line (tenant_id, answer_id, payee_id) where answer_id is not null;

--changeset huiyu:sealed-payment-columns
-- The renewal of keys finds ciphertexts by these words.
comment on column core.payment_file.cipher is 'Encrypted under the tenant''s data key, bound to this row: the file, which holds names and accounts.';
comment on column core.payment_line.account is 'Encrypted under the tenant''s data key, bound to this row: the account as it was when the line was made.';

--changeset huiyu:payment-line-loose
-- A run gives its lines their batch as it makes them; what else is ready is looked for once, and there is little of it.
create index idx_payment_line_loose on core.payment_line (tenant_id, id) where status = 'ready' and batch_id is null;
