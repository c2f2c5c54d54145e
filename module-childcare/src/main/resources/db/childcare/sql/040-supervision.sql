--liquibase formatted sql

--changeset huiyu:childcare-draw
create table childcare.inspection_draw (
  tenant_id  int not null,
  id         uuid not null default uuidv7(),
  name       text not null,
  -- published before the draw: whoever has it, the roster and the count gets the same institutions
  seed       text not null,
  drawn_on   date not null,
  rates      jsonb not null,
  roster     jsonb not null,
  inspectors jsonb not null,
  inspectors_each int not null,
  drawn      jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id),
  constraint uniq_inspection_draw_seed unique (tenant_id, seed)
);
comment on table childcare.inspection_draw is 'A random draw of institutions and inspectors, with all that is needed to do it again.';
select core.protect_append_only('childcare.inspection_draw');

create table childcare.supervision_class (
  tenant_id      int not null,
  institution_id uuid not null,
  class          text not null,
  reason         text not null,
  valid_from     date not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (tenant_id, institution_id, valid_from),
  constraint fk_supervision_class_institution foreign key (tenant_id, institution_id) references childcare.institution (tenant_id, id)
);
comment on table childcare.supervision_class is 'Risk and credit class of an institution from a day until the next one.';
select core.protect_append_only('childcare.supervision_class');
