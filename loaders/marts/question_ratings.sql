-- One row per question put on a loop scorecard, shadows aside. Grain: scorecard_id, question.
with scorecards as (
  select
    s.*,
    coalesce(s.interviewed_at, s.submitted_at) as held_at,
    rowid as file_order
  from canonical.scorecards as s
  where s.stage = 'loop' and not s.shadow
)
select
  r.scorecard_id,
  r.question,
  coalesce(q.attribute, r.attribute) as attribute,
  q.coachable,
  r.rating_points as points,
  r.no_data,
  r.completed,
  r.minutes,
  s.application_id,
  a.candidate_id,
  s.interviewer_id,
  coalesce(s.focus, 'not recorded') as focus,
  s.held_at,
  coalesce(s.submitted_at > a.surely_decided_at, false) as after_decision,
  coalesce(s.initial_vote_points, s.vote_points) as own_vote_points,
  level.side = 'yes' as own_vote_is_yes,
  a.role,
  a.level,
  a.outcome,
  year(s.held_at)::varchar || '-Q' || quarter(s.held_at)::varchar as period
from canonical.ratings as r
join scorecards as s using (scorecard_id)
join marts.applications as a using (application_id)
left join canonical.questions as q using (question)
left join canonical.vote_levels as level on level.vote = coalesce(s.initial_vote, s.vote)
-- Of a question rated again on the same interview the last rating counts.
qualify row_number() over (
  partition by s.application_id, s.interviewer_id, s.focus, s.interview_id, s.interviewed_at, r.question
  order by s.submitted_at desc nulls last, s.file_order desc
) = 1
