-- One row per loop of one interviewer ($1) whose vote lies far from the others' on the same candidate. Grain: scorecard_id.
-- gap: own initial vote minus the mean of the others', points.
with votes as (
  select
    *,
    (sum(initial_points) over loop - sum(initial_points) over own) / nullif(count(*) over loop - count(*) over own, 0) as peer_points,
    count(*) over loop - count(*) over own as peers
  from marts.votes
  where stage in ('loop', 'take_home') and not shadow and not after_decision
  window
    loop as (partition by application_id),
    own as (partition by application_id, interviewer_id)
)
select
  application_id,
  scorecard_id,
  strftime(held_at, '%Y-%m-%d') as held_on,
  focus,
  initial_vote,
  peer_points,
  peers::integer as peers,
  initial_points - peer_points as gap,
  outcome
from votes
where interviewer_id = $1 and peer_points is not null and abs(initial_points - peer_points) >= 1
order by abs(initial_points - peer_points) desc, held_at desc, scorecard_id
limit 5
