--liquibase formatted sql

--changeset huiyu:claim-registry
-- The province's registry of claims: which child, by blind index, is paid what kind of programme in which period. Rows
-- belong to the province; no city may read them. A city asks through the functions below, which speak for the city
-- bound to the transaction only and answer one word.
create extension if not exists btree_gist;

create table core.claim_child (
  tenant_id   int not null,
  blind_index bytea not null,
  -- the same for all numbers of one child
  child_id    uuid not null,
  primary key (tenant_id, blind_index)
);
comment on table core.claim_child is 'The numbers a child is known by, as keyed hashes. tenant_id is the province.';
create index idx_claim_child on core.claim_child (tenant_id, child_id);

create table core.claim (
  tenant_id          int not null,
  id                 uuid not null default uuidv7(),
  child_id           uuid not null,
  -- one of the numbers it was claimed under: says whose it is if a wrong link is undone
  claimed_under      bytea not null,
  family             text not null,
  valid_from         date not null,
  valid_to           date,
  claiming_tenant_id int not null,
  claimed_at         timestamptz not null default now(),
  released_at        timestamptz,
  -- two claims that turned out to be of one child: kept apart from the rule below until people have decided
  contested          boolean not null default false,
  primary key (tenant_id, id),
  constraint check_claim_period check (valid_to >= valid_from),
  constraint check_claim_disjoint exclude using gist
    (tenant_id with =, child_id with =, family with =, daterange(valid_from, valid_to, '[]') with &&)
    where (released_at is null and not contested)
);
comment on table core.claim is 'One child, one programme family, one period, one city. tenant_id is the province.';
create index idx_claim_child_family on core.claim (tenant_id, child_id, family);

select core.protect('core.claim_child'), core.protect('core.claim');
revoke all on core.claim_child, core.claim from huiyu_app;

--changeset huiyu:claim-functions splitStatements:false
-- The tenant bound to this transaction; nobody claims in another's name.
create function core.claiming_tenant() returns int language plpgsql stable as $$
declare tenant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  if tenant is null then raise exception 'no tenant is bound'; end if;
  return tenant;
end $$;

-- The child these numbers mean, made or joined from several as needed. Locks its numbers until the transaction ends:
-- cities asking for one child at once come one after the other.
create function core.claim_child_of(numbers bytea[]) returns uuid language plpgsql as $$
declare
  province int := core.province_of(core.claiming_tenant());
  child uuid := uuidv7();
  children uuid[];
begin
  insert into core.claim_child (tenant_id, blind_index, child_id)
  select province, n, child from unnest(numbers) as n order by n
  on conflict do nothing;
  perform from core.claim_child c
    where c.tenant_id = province and c.blind_index = any (numbers) order by c.blind_index for update;
  select array_agg(distinct c.child_id order by c.child_id) into children
    from core.claim_child c where c.tenant_id = province and c.blind_index = any (numbers);
  child := children[1];
  if cardinality(children) > 1 then
    -- All numbers of all these children, so that nobody claims meanwhile under one not named here.
    perform from core.claim_child c
      where c.tenant_id = province and c.child_id = any (children) order by c.blind_index for update;
    update core.claim_child c set child_id = child where c.tenant_id = province and c.child_id = any (children[2:]);
    -- Where two claims collide now, the later one is set apart, not lost.
    update core.claim c set contested = true
     where c.tenant_id = province and c.child_id = any (children) and c.released_at is null
       and exists (
         select from core.claim o
          where o.tenant_id = province and o.child_id = any (children) and o.child_id <> c.child_id
            and o.family = c.family and o.released_at is null and o.id < c.id
            and daterange(o.valid_from, o.valid_to, '[]') && daterange(c.valid_from, c.valid_to, '[]'));
    update core.claim c set child_id = child where c.tenant_id = province and c.child_id = any (children[2:]);
  end if;
  return child;
end $$;

-- 'claimed' (also when the city holds the period already) or 'already claimed elsewhere'; nothing more.
create function core.claim_period(numbers bytea[], programme_family text, first_day date, last_day date) returns text
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  tenant int := core.claiming_tenant();
  province int := core.province_of(tenant);
  wanted daterange := daterange(first_day, last_day, '[]');
  child uuid := core.claim_child_of(numbers);
  own daterange;
begin
  if exists (
    select from core.claim c
     where c.tenant_id = province and c.child_id = child and c.family = programme_family and c.released_at is null
       and c.claiming_tenant_id <> tenant and daterange(c.valid_from, c.valid_to, '[]') && wanted) then
    return 'already claimed elsewhere';
  end if;
  if exists (
    select from core.claim c
     where c.tenant_id = province and c.child_id = child and c.family = programme_family and c.released_at is null
       and daterange(c.valid_from, c.valid_to, '[]') @> wanted) then
    return 'claimed';
  end if;
  with touched as (
    update core.claim c set released_at = now()
     where c.tenant_id = province and c.child_id = child and c.family = programme_family and c.released_at is null
       and c.claiming_tenant_id = tenant and daterange(c.valid_from, c.valid_to, '[]') && wanted
    returning daterange(c.valid_from, c.valid_to, '[]') as period)
  select range_merge(range_agg(touched.period) + datemultirange(wanted)) into own from touched;
  own := coalesce(own, wanted);
  insert into core.claim (tenant_id, child_id, claimed_under, family, valid_from, valid_to, claiming_tenant_id)
  values (province, child, numbers[1], programme_family, lower(own), upper(own) - 1, tenant);
  return 'claimed';
end $$;

-- Gives the city's own claims up from a day on. Returns how many claims that touched.
create function core.release_claim(numbers bytea[], programme_family text, first_day date) returns int
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  tenant int := core.claiming_tenant();
  province int := core.province_of(tenant);
  child uuid := core.claim_child_of(numbers);
  touched int;
begin
  with released as (
    update core.claim c set released_at = now()
     where c.tenant_id = province and c.child_id = child and c.family = programme_family and c.released_at is null
       and c.claiming_tenant_id = tenant and (c.valid_to is null or c.valid_to >= first_day)
    returning c.*
  ), kept as (
    insert into core.claim (tenant_id, child_id, claimed_under, family, valid_from, valid_to, claiming_tenant_id, contested)
    select r.tenant_id, r.child_id, r.claimed_under, r.family, r.valid_from, first_day - 1, tenant, r.contested
      from released r where r.valid_from < first_day
  )
  select count(*) into touched from released;
  return touched;
end $$;

-- Says that these numbers are one child. True when it turns out that another city holds a claim on the same period.
create function core.link_claims(numbers bytea[]) returns boolean
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  tenant int := core.claiming_tenant();
  province int := core.province_of(tenant);
  child uuid;
begin
  if not exists (select from core.claim_child c where c.tenant_id = province and c.blind_index = any (numbers)) then
    return false;
  end if;
  child := core.claim_child_of(numbers);
  return exists (
    select from core.claim o join core.claim c using (tenant_id, child_id, family)
     where o.tenant_id = province and o.child_id = child and o.released_at is null and c.released_at is null
       and c.claiming_tenant_id = tenant and o.claiming_tenant_id <> tenant
       and daterange(o.valid_from, o.valid_to, '[]') && daterange(c.valid_from, c.valid_to, '[]'));
end $$;

-- Says that these numbers are a child apart after all. A city that knows better joins them again with its next claim.
create function core.unlink_claims(numbers bytea[]) returns void
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  province int := core.province_of(core.claiming_tenant());
  apart uuid := uuidv7();
  children uuid[];
begin
  perform from core.claim_child c
    where c.tenant_id = province and c.blind_index = any (numbers) order by c.blind_index for update;
  select array_agg(distinct c.child_id) into children
    from core.claim_child c where c.tenant_id = province and c.blind_index = any (numbers);
  update core.claim_child c set child_id = apart where c.tenant_id = province and c.blind_index = any (numbers);
  update core.claim c set child_id = apart
   where c.tenant_id = province and c.child_id = any (children) and c.claimed_under = any (numbers);
  update core.claim c set contested = false
   where c.tenant_id = province and c.child_id = any (children || apart) and c.contested and c.released_at is null
     and not exists (
       select from core.claim o
        where o.tenant_id = province and o.child_id = c.child_id and o.family = c.family and o.id <> c.id
          and o.released_at is null
          and daterange(o.valid_from, o.valid_to, '[]') && daterange(c.valid_from, c.valid_to, '[]'));
end $$;

revoke execute on function core.claiming_tenant(), core.claim_child_of(bytea[]),
  core.claim_period(bytea[], text, date, date), core.release_claim(bytea[], text, date), core.link_claims(bytea[]),
  core.unlink_claims(bytea[]) from public;
grant execute on function
  core.claim_period(bytea[], text, date, date), core.release_claim(bytea[], text, date), core.link_claims(bytea[]),
  core.unlink_claims(bytea[]) to huiyu_app;
