--liquibase formatted sql

--changeset huiyu:fund-closing
create table core.fund_closing (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  fiscal_year int not null,
  carry_over  boolean not null,
  document    text not null,
  status      text not null constraint check_fund_closing_status check (status in ('proposed', 'closed', 'rejected')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  moved_fen   bigint,
  primary key (tenant_id, id),
  constraint check_fund_closing_four_eyes check (status <> 'closed' or decided_by <> proposed_by),
  constraint check_fund_closing_decided check ((status = 'proposed') = (decided_at is null)),
  constraint check_fund_closing_moved check ((status = 'closed') = (moved_fen is not null))
);
comment on table core.fund_closing is 'The end of a fiscal year: proposed by one finance officer, decided by another. What is left goes to next year''s fund or back to who gave it.';
create unique index uniq_fund_closing on core.fund_closing (tenant_id, fiscal_year) where status <> 'rejected';
select core.protect('core.fund_closing');
revoke delete on core.fund_closing from huiyu_app;

alter table core.fund_journal drop constraint check_fund_journal_kind;
alter table core.fund_journal add constraint check_fund_journal_kind check (kind in
  ('allocation', 'reservation', 'order', 'payment', 'cancellation', 'repayment', 'closing'));

--changeset huiyu:fund-journal-sound splitStatements:false
-- contracts: nothing; the one check refuses exactly what the four before it refused
-- Each check of a row is read and planned anew by every statement that inserts; a function is planned once per connection.
create function core.is_balanced(accounts text[], amounts bigint[]) returns boolean language plpgsql immutable as $$
begin
  return cardinality(accounts) = cardinality(amounts) and core.sum_of(amounts) = 0;
end $$;
create function core.is_fund_movement(kind text, accounts text[], amounts bigint[]) returns boolean language plpgsql immutable as $$
begin
  return kind in ('allocation', 'reservation', 'order', 'payment', 'cancellation', 'repayment', 'closing')
     and cardinality(accounts) >= 2
     and accounts <@ array['funder', 'available', 'reserved', 'ordered', 'paid', 'recovered']
     and core.is_balanced(accounts, amounts);
end $$;
revoke execute on function core.is_balanced(text[], bigint[]), core.is_fund_movement(text, text[], bigint[]) from public;
grant execute on function core.is_balanced(text[], bigint[]), core.is_fund_movement(text, text[], bigint[]) to huiyu_app;
alter table core.fund_journal
  drop constraint check_fund_journal_kind, drop constraint check_fund_journal_pairs,
  drop constraint check_fund_journal_balanced, drop constraint check_fund_journal_accounts,
  add constraint check_fund_journal_movement check (core.is_fund_movement(kind, accounts, amounts));
