--liquibase formatted sql

--changeset huiyu:childcare-population
create table childcare.population (
  tenant_id     int not null,
  division_code text not null,
  year          int not null,
  people        bigint not null constraint check_population_people check (people > 0),
  under_three   bigint not null,
  source        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  primary key (tenant_id, division_code, year),
  constraint check_population_under_three check (under_three between 0 and people)
);
comment on table childcare.population is 'What indicators divide by: people of a district at the end of a year, and children under three.';
select core.protect('childcare.population');
