-- One row per loop vote and vote of an interview held before it in the same loop. Grain: scorecard_id, earlier_scorecard.
with votes as (
  select
    *,
    rank() over (partition by application_id order by interviewed_at)::integer as place,
    sum(initial_points) over (partition by application_id) as total_points,
    count(*) over (partition by application_id) as total_votes
  from marts.votes
  where stage = 'loop' and not shadow and not after_decision and interviewed_at is not null and submitted_at is not null
)
select
  v.scorecard_id,
  e.scorecard_id as earlier_scorecard,
  v.application_id,
  v.candidate_id,
  v.interviewer_id,
  e.interviewer_id as earlier_interviewer,
  v.place,
  v.initial_points,
  e.initial_points as earlier_points,
  v.initial_is_yes = e.initial_is_yes as same_side,
  e.submitted_at < v.submitted_at as visible,
  case when v.total_votes > 2 then (v.total_points - v.initial_points - e.initial_points) / (v.total_votes - 2) end as others_mean
from votes as v
join votes as e
  on e.application_id = v.application_id
  and e.interviewed_at < v.interviewed_at
  and e.interviewer_id <> v.interviewer_id
