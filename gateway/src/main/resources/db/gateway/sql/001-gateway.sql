--liquibase formatted sql

--changeset huiyu:gateway-schema
-- What the gateway remembers, shared by its instances. Nothing of the platform's; the platform's role sees none of it.
create schema gateway;
grant usage on schema gateway to huiyu_gateway;

--changeset huiyu:gateway-session
-- The tables of Spring Session, as its JDBC repository expects them.
create table gateway.session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create unique index uniq_session_session_id on gateway.session (session_id);
create index idx_session_expiry on gateway.session (expiry_time);
create index idx_session_principal on gateway.session (principal_name);
create table gateway.session_attributes (
  session_primary_id char(36) not null references gateway.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on gateway.session, gateway.session_attributes to huiyu_gateway;

--changeset huiyu:gateway-rate-bucket
-- Unlogged: after a crash everybody starts with a full bucket.
create unlogged table gateway.rate_bucket (
  id         text primary key,
  state      bytea,
  expires_at bigint
);
create index idx_rate_bucket_expiry on gateway.rate_bucket (expires_at);
grant select, insert, update, delete on gateway.rate_bucket to huiyu_gateway;

--changeset huiyu:gateway-closed-path
create table gateway.closed_path (
  path_prefix text primary key,
  reason_zh   text not null,
  reason_en   text not null,
  closed_at   timestamptz not null default now()
);
comment on table gateway.closed_path is 'The kill switch: paths that answer 503 until their row is gone.';
grant select, insert, update, delete on gateway.closed_path to huiyu_gateway;
