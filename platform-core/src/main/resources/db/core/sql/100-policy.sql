--liquibase formatted sql

--changeset huiyu:policy-proposal
-- What one person proposes and another approves. Before approval nothing of it is policy.
create table core.policy_proposal (
  tenant_id        int not null,
  id               uuid not null default uuidv7(),
  title            text not null,
  reason           text not null,
  pack             text,
  effective_from   date not null,
  changes          jsonb not null,
  status           text not null default 'draft',
  version          int not null default 1,
  checks           jsonb,
  acknowledgement  text,
  proposed_by      text not null,
  proposed_by_name text not null,
  proposed_at      timestamptz not null,
  submitted_at     timestamptz,
  decided_by       text,
  decided_by_name  text,
  decided_at       timestamptz,
  decision_reason  text,
  primary key (tenant_id, id),
  constraint check_policy_proposal_status check (status in ('draft', 'submitted', 'approved', 'rejected', 'withdrawn')),
  constraint check_policy_proposal_checked check (status not in ('submitted', 'approved') or checks is not null),
  constraint check_policy_proposal_four_eyes check (status <> 'approved' or decided_by <> proposed_by)
);
comment on table core.policy_proposal is 'A change of policy on its way: changes in the words of a pack, checks as they came out, who proposed and who decided.';
create index idx_policy_proposal_status on core.policy_proposal (tenant_id, status, id);
select core.protect('core.policy_proposal');
revoke delete on core.policy_proposal from huiyu_app;

--changeset huiyu:policy-entry
create extension if not exists btree_gist;

-- Everything a tenant's policy consists of, in the words of a pack. Two times: valid_from..valid_to is when it holds
-- (last day inclusive, null is open), recorded_at..superseded_at is when the platform knew it so.
create table core.policy_entry (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  kind          text not null,
  key           text not null,
  org_unit_id   uuid,
  valid_from    date,
  valid_to      date,
  content       jsonb not null,
  proposal_id   uuid not null,
  recorded_at   timestamptz not null,
  superseded_by uuid,
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_unit_id) references core.org_unit (tenant_id, id),
  foreign key (tenant_id, proposal_id) references core.policy_proposal (tenant_id, id),
  foreign key (tenant_id, superseded_by) references core.policy_proposal (tenant_id, id),
  constraint check_policy_entry_kind check (kind in
    ('document', 'parameter', 'value', 'fact', 'calendar', 'reason', 'programme', 'case')),
  constraint check_policy_entry_period check (valid_to is null or valid_from is null or valid_to >= valid_from),
  constraint check_policy_entry_superseded check ((superseded_at is null) = (superseded_by is null)),
  constraint check_policy_entry_no_overlap exclude using gist (
    tenant_id with =, kind with =, key with =,
    coalesce(org_unit_id, '00000000-0000-0000-0000-000000000000') with =,
    daterange(valid_from, valid_to, '[]') with &&
  ) where (superseded_at is null)
);
comment on table core.policy_entry is 'What a tenant''s policy consists of, each piece approved, never edited.';
create index idx_policy_entry_current on core.policy_entry (tenant_id, kind, key) where superseded_at is null;
create index idx_policy_entry_org_unit on core.policy_entry (tenant_id, org_unit_id);
create index idx_policy_entry_proposal on core.policy_entry (tenant_id, proposal_id);
create index idx_policy_entry_superseded_by on core.policy_entry (tenant_id, superseded_by);
select core.protect_inherited('core.policy_entry');
-- The past is not edited: an entry can be superseded, once, and nothing else.
revoke update, delete on core.policy_entry from huiyu_app;
grant update (superseded_by, superseded_at) on core.policy_entry to huiyu_app;
