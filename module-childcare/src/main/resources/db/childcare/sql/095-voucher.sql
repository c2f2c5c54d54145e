--liquibase formatted sql

--changeset huiyu:childcare-voucher-by-event
alter table childcare.voucher_batch
  -- children born from this day on get theirs when the birth is known; null: only those named
  add column born_from date;
create index idx_voucher_batch_born_from on childcare.voucher_batch (tenant_id, born_from) where born_from is not null;
