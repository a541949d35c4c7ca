-- One row per application and step it stood before.
select
  s.step,
  s.from_rank,
  s.candidate_id,
  s.role,
  s.level,
  s.source,
  s.period,
  s.ending,
  s.days,
  s.skipped,
  r.visits > 1 as repeated,
  (epoch(s.started_at) / 86400.0)::double as started_day
from marts.funnel_steps as s
join marts.funnel_reached as r on r.application_id = s.application_id and r.stage = s.from_stage
order by s.from_rank, s.to_rank, s.started_at, s.application_id
