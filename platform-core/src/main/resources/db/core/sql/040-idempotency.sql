--liquibase formatted sql

--changeset huiyu:idempotency
create table core.idempotency_record (
  tenant_id    int not null,
  caller       text not null,
  key          text not null,
  operation    text not null,
  request_hash bytea not null,
  response     jsonb,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, caller, key)
);
comment on table core.idempotency_record is 'The first answer to a write, given again to the same key with the same body.';
create index idx_idempotency_created on core.idempotency_record (tenant_id, created_at);
select core.protect('core.idempotency_record');

--changeset huiyu:idempotency-sealed-response
-- Answers may hold names: kept as ciphertext, bound to caller and key. The clear column stays for records of the release before.
alter table core.idempotency_record add column sealed_response bytea;
comment on column core.idempotency_record.sealed_response is 'The first answer, encrypted, bound to caller and key.';
