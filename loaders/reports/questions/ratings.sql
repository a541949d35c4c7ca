-- One row per question put on a loop scorecard before the decision. Grain: scorecard_id, question.
select
  scorecard_id,
  question,
  attribute,
  points,
  no_data,
  completed,
  minutes,
  application_id,
  candidate_id,
  interviewer_id,
  role,
  level,
  held_at,
  period,
  own_vote_is_yes,
  outcome
from marts.question_ratings
where not after_decision
order by question, held_at nulls last, scorecard_id
