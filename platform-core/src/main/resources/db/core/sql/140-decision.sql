--liquibase formatted sql

--changeset huiyu:decision
create table core.decision (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  case_id      uuid not null,
  subject_id     uuid not null,
  programme    text not null,
  verdict      text not null constraint check_decision_verdict check (verdict in ('GRANTED', 'REFUSED')),
  automatic    boolean not null,
  decided_on   date not null,
  decided_at   timestamptz not null,
  decided_by   text not null,
  supersedes   uuid,
  org_unit_id  uuid,
  total_fen    bigint not null,
  reasons      text[] not null,
  -- frozen: what the engine was given and what it answered, enough to run it again to the same fen
  request      jsonb not null,
  policy       jsonb not null,
  assessment   jsonb not null,
  difference   jsonb not null,
  primary key (tenant_id, id),
  constraint uniq_decision_case unique (tenant_id, case_id),
  constraint uniq_decision_supersedes unique (tenant_id, supersedes),
  constraint fk_decision_supersedes foreign key (tenant_id, supersedes) references core.decision (tenant_id, id)
);
comment on table core.decision is 'A decision with its facts, parameters and trace frozen. A change is a new decision that supersedes the former.';
create index idx_decision_subject on core.decision (tenant_id, subject_id, programme, decided_at);
create index idx_decision_programme on core.decision (tenant_id, programme, subject_id);
select core.protect_append_only('core.decision');

--changeset huiyu:entitlement-segment
create table core.entitlement_segment (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  decision_id  uuid not null,
  subject_id     uuid not null,
  programme    text not null,
  component    text not null,
  valid_from   date not null,
  valid_to     date not null,
  cadence      text not null constraint check_segment_cadence check (cadence in ('MONTH', 'YEAR', 'ONCE')),
  amount_fen   bigint not null constraint check_segment_amount check (amount_fen >= 0),
  payable_from date not null,
  -- funder code to share, payee to share; an empty object is "all to one"
  funders      jsonb not null,
  payees       jsonb not null,
  clauses      text[] not null,
  primary key (tenant_id, id),
  constraint fk_segment_decision foreign key (tenant_id, decision_id) references core.decision (tenant_id, id),
  constraint check_segment_period check (valid_to >= valid_from)
);
comment on table core.entitlement_segment is 'What a decision grants: an amount per instalment over a period. Segments of a superseded decision are paid no more.';
comment on column core.entitlement_segment.amount_fen is 'Per instalment, in fen.';
create index idx_segment_decision on core.entitlement_segment (tenant_id, decision_id);
create index idx_segment_subject on core.entitlement_segment (tenant_id, subject_id, programme);
create index idx_segment_payable on core.entitlement_segment (tenant_id, programme, payable_from, id);
select core.protect_append_only('core.entitlement_segment');

--changeset huiyu:decision-can-be-asked-again
-- What is frozen is whole: a decision that could not be asked again would stop every event about its subject.
alter table core.decision
  add constraint check_decision_request check (
    request -> 'programme' is not null and request -> 'assessedOn' is not null
    and request -> 'facts' is not null and request -> 'applications' is not null),
  add constraint check_decision_assessment check (assessment -> 'verdict' is not null);
