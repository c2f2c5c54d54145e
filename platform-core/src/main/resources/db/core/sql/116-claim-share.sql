--liquibase formatted sql

--changeset huiyu:claim-share
-- What several cities may have together: each claims its share of a child's period, and all shares together are one period at
-- most. Who goes first is the cities' own rule, if they have the same one; else who came first.
create table core.claim_share (
  tenant_id          int not null,
  id                 uuid not null default uuidv7(),
  -- one of the child's numbers: shares follow the child when its numbers are joined or parted
  number             bytea not null,
  family             text not null,
  valid_from         date not null,
  valid_to           date not null,
  claiming_tenant_id int not null,
  -- the child's file in the claiming city, told to that city only
  subject_id         uuid not null,
  rule               text not null constraint check_claim_share_rule check (rule in ('first', 'last', 'most_days', 'by_days')),
  since              date not null,
  days               int not null constraint check_claim_share_days check (days >= 0),
  required           int not null,
  wanted             numeric(11, 10) not null constraint check_claim_share_wanted check (wanted between 0 and 1),
  granted            numeric(11, 10) not null default 0 constraint check_claim_share_granted check (granted between 0 and 1),
  claimed_at         timestamptz not null,
  primary key (tenant_id, id),
  constraint check_claim_share_period check (valid_to >= valid_from)
);
comment on table core.claim_share is 'One child, one family, one period, several cities: each with its share. tenant_id is the province.';
create index idx_claim_share_number on core.claim_share (tenant_id, number, family, valid_from);
select core.protect('core.claim_share');
revoke all on core.claim_share from huiyu_app;

--changeset huiyu:claim-share-functions splitStatements:false
-- Says what the city bound here claims of a period, and answers with its share and nothing more. Days of 0 give it up. A city
-- whose share changes by that is told that it did.
create function core.claim_share(
  numbers bytea[], programme_family text, first_day date, last_day date, subject uuid, own_rule text, own_since date, own_days int,
  own_required int, own_wanted numeric) returns numeric
language plpgsql security definer set search_path = core, pg_temp as $$
declare
  tenant int := core.claiming_tenant();
  province int := core.province_of(tenant);
  child uuid := core.claim_child_of(numbers);
  known bytea[];
  own uuid;
  agreed text;
  everybody int;
  all_days int;
  most_required int;
  remaining numeric := 1;
  share numeric;
  answer numeric := 0;
  claim record;
begin
  select array_agg(c.blind_index) into known from core.claim_child c where c.tenant_id = province and c.child_id = child;
  select s.id into own from core.claim_share s
   where s.tenant_id = province and s.number = any (known) and s.family = programme_family and s.valid_from = first_day
     and s.claiming_tenant_id = tenant order by s.id limit 1;
  if own is null and own_days = 0 then
    return 0;
  elsif own is null then
    insert into core.claim_share
      (tenant_id, number, family, valid_from, valid_to, claiming_tenant_id, subject_id, rule, since, days, required, wanted, claimed_at)
    values (province, numbers[1], programme_family, first_day, last_day, tenant, subject, own_rule, own_since, own_days, own_required,
            own_wanted, clock_timestamp())
    returning id into own;
  else
    update core.claim_share s
       set subject_id = subject, rule = own_rule, since = own_since, days = own_days, required = own_required, wanted = own_wanted,
           claimed_at = case when s.days = 0 then clock_timestamp() else s.claimed_at end
     where s.tenant_id = province and s.id = own;
  end if;

  select case when count(distinct s.rule) = 1 then min(s.rule) end, count(*), sum(s.days), max(s.required)
    into agreed, everybody, all_days, most_required
    from core.claim_share s
   where s.tenant_id = province and s.number = any (known) and s.family = programme_family and s.valid_from = first_day and s.days > 0;

  for claim in
    select s.* from core.claim_share s
     where s.tenant_id = province and s.number = any (known) and s.family = programme_family and s.valid_from = first_day
     order by case agreed when 'first' then s.since - first_day when 'last' then first_day - s.since when 'most_days' then -s.days else 0 end,
              s.claimed_at, s.id
  loop
    share := case
      when claim.days = 0 then 0
      when agreed = 'by_days' and everybody > 1 and all_days < most_required then 0
      when agreed = 'by_days' and everybody > 1 then trunc(claim.days::numeric / all_days, 10)
      else least(claim.wanted, remaining) end;
    remaining := greatest(0, remaining - share);
    if claim.id = own then
      answer := share;
    end if;
    if share <> claim.granted then
      update core.claim_share s set granted = share where s.tenant_id = province and s.id = claim.id;
      if claim.claiming_tenant_id <> tenant then
        insert into core.outbox_event (tenant_id, kind, subject_id, actor)
        values (claim.claiming_tenant_id, 'claim.share-changed', claim.id, 'system');
      end if;
    end if;
  end loop;
  return answer;
end $$;

-- The bound city's own share of that id; nothing for anybody else's.
create function core.own_claim_share(share uuid) returns table (subject_id uuid, family text, first_day date, granted numeric)
language sql stable security definer set search_path = core, pg_temp as $$
  select s.subject_id, s.family, s.valid_from, s.granted from core.claim_share s
   where s.tenant_id = core.province_of(core.claiming_tenant()) and s.id = share and s.claiming_tenant_id = core.claiming_tenant()
$$;

revoke execute on function core.claim_share(bytea[], text, date, date, uuid, text, date, int, int, numeric), core.own_claim_share(uuid) from public;
grant execute on function core.claim_share(bytea[], text, date, date, uuid, text, date, int, int, numeric), core.own_claim_share(uuid) to huiyu_app;
