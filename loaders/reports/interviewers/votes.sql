-- One row per person's initial vote in a loop or on a take-home, cast before the decision, shadows aside. Grain: scorecard_id.
-- peer_points: mean initial vote of the others on the same candidate; null when there is none.
-- Votes of phone screens have a page of their own: they decide who is seen again.
with votes as (
  select * from marts.votes
  where stage in ('loop', 'take_home') and not shadow and not after_decision
)
select
  scorecard_id,
  application_id,
  candidate_id,
  interviewer_id,
  stage,
  focus,
  initial_vote,
  initial_points,
  held_at,
  role,
  level,
  period,
  (sum(initial_points) over loop - sum(initial_points) over own) / nullif(count(*) over loop - count(*) over own, 0) as peer_points
from votes
window
  loop as (partition by application_id),
  own as (partition by application_id, interviewer_id)
order by interviewer_id, held_at nulls last, scorecard_id
