--liquibase formatted sql

--changeset huiyu:life-event
-- What happened in a family, as reported. The report's identifiers go into the encrypted person files; what stays here
-- are ids, dates and codes.
create table core.life_event (
  tenant_id    int not null,
  id           uuid not null default uuidv7(),
  kind         text not null,
  source       text not null,
  event_number text not null,
  report_hash  bytea not null,
  occurred_on  date not null,
  reported_at  timestamptz not null,
  subject_id     uuid not null,
  details      jsonb not null,
  primary key (tenant_id, id),
  constraint uniq_life_event_number unique (tenant_id, source, event_number)
);
comment on table core.life_event is 'A birth, move, death or change, once per number of the reporting source. Append-only.';
comment on column core.life_event.report_hash is 'SHA-256 of the report: the same number with another content is refused.';
create index idx_life_event_subject on core.life_event (tenant_id, subject_id, occurred_on);
select core.protect_append_only('core.life_event');
