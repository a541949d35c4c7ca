-- One row per initial loop vote cast before the decision, shadows aside. Grain: scorecard_id.
select
  scorecard_id,
  application_id,
  candidate_id,
  interviewer_id,
  focus,
  initial_vote,
  initial_points,
  initial_is_yes,
  vote,
  vote_points,
  is_yes,
  initial_known,
  held_at,
  interviewed_at,
  submitted_at,
  role,
  level,
  period,
  outcome
from marts.votes
where stage = 'loop' and not shadow and not after_decision
order by application_id, interviewed_at nulls last, scorecard_id
