--liquibase formatted sql

--changeset huiyu:employer-inspection
-- contracts: the table is new, nothing that runs writes to it yet
create table insurance.employer_inspection (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  employer_id  uuid not null,
  inspected_on date not null,
  -- who inspected, such as the labour inspectorate
  authority    text not null,
  breaches     text[] not null constraint check_employer_breaches check (breaches <@ array[
                 'not-insured', 'leave-refused', 'allowance-withheld', 'wages-reduced', 'dismissed', 'nursing-time-refused']),
  says         text not null,
  mend_by      date,
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  mended_on    date,
  mended_how   text,
  mended_by    text,
  primary key (tenant_id, id),
  constraint check_employer_inspection_deadline check ((breaches = '{}') = (mend_by is null)),
  constraint check_employer_inspection_order check (mend_by >= inspected_on and mended_on >= inspected_on),
  constraint check_employer_inspection_mended check (num_nulls(mended_on, mended_how, mended_by) in (0, 3)),
  constraint fk_employer_inspection_employer foreign key (tenant_id, employer_id) references insurance.employer (tenant_id, id)
);
comment on table insurance.employer_inspection is 'How an employer was found to treat expectant and new mothers, and whether what was wrong is mended.';
create index idx_employer_inspection_employer on insurance.employer_inspection (tenant_id, employer_id, inspected_on desc);
create index idx_employer_inspection_open on insurance.employer_inspection (tenant_id, id) where breaches <> '{}' and mended_on is null;
select core.protect('insurance.employer_inspection');
revoke update, delete on insurance.employer_inspection from huiyu_app;
grant update (mended_on, mended_how, mended_by) on insurance.employer_inspection to huiyu_app;
