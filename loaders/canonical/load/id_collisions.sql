-- One row per column in which two ids differ by leading zeros only, with the first such pair. Grain: column_name.
with ids as (
  select 'scorecard_id' as column_name, scorecard_id as id from canonical.scorecards
  union all select 'scorecard_id', scorecard_id from canonical.ratings
  union all select 'application_id', application_id from canonical.scorecards
  union all select 'application_id', application_id from canonical.applications
  union all select 'application_id', application_id from canonical.stages
  union all select 'application_id', application_id from canonical.decisions
  union all select 'interviewer_id', interviewer_id from canonical.scorecards
  union all select 'interviewer_id', interviewer_id from canonical.interviews
),
padded as (
  select distinct column_name, id
  from ids
  where id like '0%' and regexp_full_match(id, '0+[1-9]\d*')
)
select column_name, min(padded.id) as padded, min_by(ids.id, padded.id) as bare
from padded
join ids using (column_name)
where ids.id = ltrim(padded.id, '0')
group by column_name
order by column_name
