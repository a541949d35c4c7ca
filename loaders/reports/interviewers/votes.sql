-- One row per person's initial vote in a loop or on a take-home, cast before the decision, shadows aside. Grain: scorecard_id.
-- peer_points: mean initial vote of the others on the same candidate; null when there is none.
-- Votes of phone screens have a page of their own: they decide who is seen again.
-- screen: vote of the phone screen, the latest with a vote.
with votes as (
  select v.*, s.band as screen
  from marts.votes as v
  left join marts.screens as s using (application_id)
  where v.stage in ('loop', 'take_home') and not v.shadow and not v.after_decision
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
  initial_is_yes,
  held_at,
  role,
  level,
  team,
  screen,
  period,
  (sum(initial_points) over loop - sum(initial_points) over own) / nullif(count(*) over loop - count(*) over own, 0) as peer_points
from votes
window
  loop as (partition by application_id),
  own as (partition by application_id, interviewer_id)
order by interviewer_id, held_at nulls last, scorecard_id
