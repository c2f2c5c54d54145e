-- 100,000 open cases of one city, each with a task that waits for a review: copies of the cases that are there, under
-- numbers of their own and about people of their own, whose files are empty (a child has one open case of a programme, and
-- names are encrypted under the file they belong to). Only for a platform made to be measured.
-- Variables: division (code of the city), wanted (how many).
\set ON_ERROR_STOP on
select set_config('measure.division', :'division', false), set_config('measure.wanted', :'wanted', false) \gset ignored_
do $$
declare
  tenant int := (select id from core.tenant where division_code = current_setting('measure.division'));
  wanted int := current_setting('measure.wanted')::int;
  there  int := (select count(*) from core.case_file where tenant_id = tenant);
  chunk  int := 5000;
begin
  while there < wanted loop
    with source as (
      select *, row_number() over (order by id) - 1 as place, count(*) over () as places
        from core.case_file where tenant_id = tenant and receipt_number not like 'MEASURE-%' limit 200
    ), made as (
      insert into core.case_file (tenant_id, receipt_number, programme, kind, channel, subject_id, org_unit_id, received_on, accepted_on,
        promise_days, promise, review_chain, due_on, status, step, review_level, request, assessment, verdict, opened_at, changed_at)
      select tenant, 'MEASURE-' || (there + n), programme, kind, channel, uuidv7(), org_unit_id,
             current_date - (there + n) % 700, current_date - (there + n) % 700, promise_days, promise, review_chain,
             current_date - (there + n) % 700 + 30, 'in-review', step, 1, request, assessment, verdict, now() - make_interval(mins => there + n), now()
        from generate_series(1, least(chunk, wanted - there)) n
        join source on place = n % places
      returning tenant_id, id, due_on, org_unit_id, opened_at
    )
    insert into core.task (tenant_id, case_id, kind, subject, question_zh, question_en, role, org_unit_id, due_on, created_at)
    select tenant_id, id, 'review', '1', '请审核', 'Please review', 'CASEWORKER', org_unit_id, due_on, opened_at from made;
    there := there + chunk;
    commit;
  end loop;
end $$;
analyze core.case_file, core.task;
select count(*) as cases from core.case_file where tenant_id = (select id from core.tenant where division_code = :'division');
