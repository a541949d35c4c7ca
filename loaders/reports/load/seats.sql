-- One row per person and interview with a known time. Grain: source, source_id, interviewer_id.
select
  candidate_id,
  interviewer_id,
  stage,
  shadow,
  minutes,
  held_at::varchar as held_at,
  strftime(week, '%Y-%m-%d') as week,
  period
from marts.interview_seats
where held_at is not null
order by held_at, source, source_id, interviewer_id
