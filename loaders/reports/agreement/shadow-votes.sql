-- One row per loop vote cast before the decision, of leads and shadows alike. Grain: scorecard_id.
select
  v.scorecard_id,
  v.application_id,
  v.interviewer_id,
  v.focus,
  v.initial_points,
  v.role,
  v.level
from marts.votes as v
where v.stage = 'loop' and not v.after_decision
order by v.application_id, v.scorecard_id
