-- One row per table and candidate it has rows of, with how many. Grain: table, candidate_id.
with owners as (
  select application_id, candidate_id from canonical.applications
),
given as (
  select 'applications' as "table", application_id from canonical.applications
  union all select 'scorecards', application_id from canonical.scorecards
  union all select 'ratings', s.application_id from canonical.ratings join canonical.scorecards as s using (scorecard_id)
  union all select 'stages', application_id from canonical.stages
  union all select 'interviews', application_id from canonical.interviews
  union all select 'decisions', application_id from canonical.decisions
  union all select 'outcomes', application_id from canonical.outcomes
)
select "table", coalesce(candidate_id, application_id) as candidate_id, count(*)::integer as "rows"
from given
left join owners using (application_id)
group by all
