-- One row per application and step it stood before.
select
  step,
  from_rank,
  candidate_id,
  role,
  level,
  source,
  period,
  ending,
  days,
  skipped,
  (epoch(started_at) / 86400.0)::double as started_day
from marts.funnel_steps
order by from_rank, to_rank, started_at, application_id
