--liquibase formatted sql

--changeset huiyu:notice-template
create table core.notice_template (
  tenant_id  int not null,
  code       text not null,
  subject_zh text not null,
  body_zh    text not null,
  subject_en text not null,
  body_en    text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, code)
);
comment on table core.notice_template is 'A tenant''s own words for a notice; without a row the platform''s words are used.';
select core.protect('core.notice_template');

--changeset huiyu:notice
create table core.notice (
  tenant_id     int not null,
  id            uuid not null default uuidv7(),
  template_code text not null,
  person_id     uuid not null,
  -- what it is about, and which time: one notice of a template per occasion
  about_id      uuid not null,
  occasion      text not null,
  status        text not null constraint check_notice_status check (status in ('pending', 'sent', 'undeliverable')),
  subject_zh    text,
  body_zh       text,
  subject_en    text,
  body_en       text,
  channel       text,
  attempts      int not null default 0,
  failure       text,
  created_at    timestamptz not null,
  sent_at       timestamptz,
  primary key (tenant_id, id),
  constraint uniq_notice_occasion unique (tenant_id, template_code, person_id, about_id, occasion)
);
comment on table core.notice is 'A notice to a guardian; its words are rendered when it is sent and kept as sent.';
create index idx_notice_person on core.notice (tenant_id, person_id, id);
create index idx_notice_about on core.notice (tenant_id, about_id);
select core.protect('core.notice');
