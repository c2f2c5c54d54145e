--liquibase formatted sql

--changeset huiyu:capped-grant
create table core.capped_grant (
  tenant_id   int not null,
  id          uuid not null default uuidv7(),
  programme   text not null,
  subject_id  uuid not null,
  amount_fen  bigint not null constraint check_capped_grant_amount check (amount_fen >= 0),
  taken_at    timestamptz not null,
  released_at timestamptz,
  primary key (tenant_id, id)
);
comment on table core.capped_grant is 'Who has a place in a programme that has only so many places, or so much money. Without a key to person: high volume.';
create unique index uniq_capped_grant_held on core.capped_grant (tenant_id, programme, subject_id) where released_at is null;
select core.protect('core.capped_grant');
revoke update, delete on core.capped_grant from huiyu_app;
grant update (amount_fen, released_at) on core.capped_grant to huiyu_app;
