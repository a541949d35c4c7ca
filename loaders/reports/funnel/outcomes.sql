-- One row per decided candidate with loop votes, and per hire: what the interviewers said, and what is known since.
-- Grain: application_id.
-- performance: latest rating made at least a year after the hire; null when there is none.
-- rated_at: when that was.
-- known: the export of outcomes has a row for this hire.
-- days_since_hire, days_stayed: from the hire to the end of the data, and to the day they left; null when not hired or not left.
with hires as (
  select application_id, coalesce(resolved_at, decided_at, closed_at) as hired_at
  from marts.applications
  where hired
),
since as (
  select
    o.application_id,
    arg_max(o.performance, o.measured_at) filter (
      o.performance is not null and o.measured_at >= h.hired_at + interval 1 year
    ) as performance,
    max(o.measured_at) filter (
      o.performance is not null and o.measured_at >= h.hired_at + interval 1 year
    ) as rated_at,
    min(o.left_at) as left_at
  from canonical.outcomes as o
  join hires as h using (application_id)
  group by o.application_id
)
select
  a.application_id,
  a.candidate_id,
  l.initial_mean as loop_mean,
  s.performance,
  s.rated_at::varchar as rated_at,
  s.application_id is not null as known,
  (date_diff('second', h.hired_at, $1::timestamp) / 86400.0)::double as days_since_hire,
  (date_diff('second', h.hired_at, s.left_at) / 86400.0)::double as days_stayed
from marts.applications as a
left join marts.loops as l using (application_id)
left join hires as h using (application_id)
left join since as s using (application_id)
where a.outcome in ('offer', 'no_offer') and (l.initial_mean is not null or a.hired)
order by a.application_id
