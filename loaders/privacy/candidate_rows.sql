-- One row per candidate and application: a sum over all rows about the application, which any change of one changes. Grain: candidate_id, application_id.
-- Times at which a system last touched a row say nothing of what it holds.
with owners as (
  select application_id, coalesce(candidate_id, application_id) as candidate_id from canonical.applications
),
told as (
  select application_id, 'applications ' || t::varchar as told from canonical.applications as t
  union all select application_id, 'stages ' || t::varchar from canonical.stages as t
  union all select application_id, 'interviews ' || t::varchar from canonical.interviews as t
  union all select application_id, 'scorecards ' || s::varchar
  from (select * exclude (updated_at) from canonical.scorecards) as s
  union all select s.application_id, 'ratings ' || r::varchar
  from canonical.ratings as r join canonical.scorecards as s using (scorecard_id)
  union all select application_id, 'decisions ' || t::varchar from canonical.decisions as t
  union all select application_id, 'outcomes ' || t::varchar from canonical.outcomes as t
)
select
  coalesce(o.candidate_id, t.application_id) as candidate_id,
  t.application_id,
  sum(hash(t.told))::varchar as "rows"
from told as t
left join owners as o using (application_id)
group by all
order by all
