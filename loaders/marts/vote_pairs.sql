-- One row per pair of initial votes of one loop by two interviewers, shadows and votes after the decision aside. Grain: first_scorecard, second_scorecard.
with votes as (
  select * from marts.votes
  where stage = 'loop' and not shadow and not after_decision
)
select
  a.application_id,
  a.candidate_id,
  a.scorecard_id as first_scorecard,
  b.scorecard_id as second_scorecard,
  a.interviewer_id as first_interviewer,
  b.interviewer_id as second_interviewer,
  a.focus as first_focus,
  b.focus as second_focus,
  a.initial_points as first_points,
  b.initial_points as second_points,
  a.initial_is_yes = b.initial_is_yes as same_side,
  abs(a.initial_points - b.initial_points) as distance,
  a.role,
  a.level,
  a.period
from votes as a
join votes as b
  on a.application_id = b.application_id
  and a.interviewer_id <> b.interviewer_id
  and (a.focus, a.scorecard_id) < (b.focus, b.scorecard_id)
