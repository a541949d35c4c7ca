-- One row per table and the table its rows point to: how many find their row there, and the most that share one. Grain: from, to.
with links as (
  select 'scorecards' as "from", 'applications' as "to", s.application_id as key, a.application_id is not null as found
  from canonical.scorecards as s left join canonical.applications as a using (application_id)
  union all
  select 'ratings', 'scorecards', r.scorecard_id, s.scorecard_id is not null
  from canonical.ratings as r left join canonical.scorecards as s using (scorecard_id)
  union all
  select 'stages', 'applications', t.application_id, a.application_id is not null
  from canonical.stages as t left join canonical.applications as a using (application_id)
  union all
  select 'interviews', 'applications', i.application_id, a.application_id is not null
  from canonical.interviews as i left join canonical.applications as a using (application_id)
  union all
  select 'decisions', 'applications', d.application_id, a.application_id is not null
  from canonical.decisions as d left join canonical.applications as a using (application_id)
  union all
  select 'outcomes', 'applications', o.application_id, a.application_id is not null
  from canonical.outcomes as o left join canonical.applications as a using (application_id)
),
given as (
  select 'applications' as "to" where exists (from canonical.applications)
  union all
  select 'scorecards' where exists (from canonical.scorecards)
),
counted as (
  select "from", "to", key, found, count(*) as rows_of_key
  from links
  join given using ("to")
  group by all
)
select
  "from",
  "to",
  sum(rows_of_key)::integer as "rows",
  coalesce(sum(rows_of_key) filter (found), 0)::integer as matched,
  coalesce(sum(rows_of_key) filter (not found), 0)::integer as unmatched,
  count(*) filter (found)::integer as targets
from counted
group by "from", "to"
order by "from", "to"
