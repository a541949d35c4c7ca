-- One row per interview that somebody led or shadowed and wrote up: its quarter, and the days since the application.
-- Grain: scorecard_id.
select
  a.candidate_id,
  s.interviewer_id,
  year(s.held_at)::varchar || '-Q' || quarter(s.held_at)::varchar as period,
  (date_diff('second', a.entered_at, s.held_at) / 86400.0)::double as days
from marts.scorecards as s
join marts.applications as a using (application_id)
where s.held_at is not null
order by s.held_at, s.scorecard_id
