-- One row per shadow's vote beside the vote of who led the same interview. Grain: shadow_scorecard.
with votes as (
  select
    s.* exclude (focus, initial_points),
    a.candidate_id,
    a.role,
    a.level,
    coalesce(s.focus, 'not recorded') as focus,
    level.side = 'yes' as is_yes,
    coalesce(s.initial_points, s.vote_points) as initial_points
  from marts.scorecards as s
  join marts.applications as a using (application_id)
  join canonical.vote_levels as level on level.vote = coalesce(s.initial_vote, s.vote)
  where s.stage = 'loop' and s.vote is not null and not s.after_decision
)
select
  s.application_id,
  s.candidate_id,
  s.scorecard_id as shadow_scorecard,
  l.scorecard_id as lead_scorecard,
  s.interviewer_id as shadow,
  l.interviewer_id as lead,
  l.focus,
  s.initial_points as shadow_points,
  l.initial_points as lead_points,
  s.is_yes = l.is_yes as same_side,
  s.role,
  s.level,
  year(s.held_at)::varchar || '-Q' || quarter(s.held_at)::varchar as period
from votes as s
join votes as l
  on l.application_id = s.application_id
  and not l.shadow
  and s.interviewer_id <> l.interviewer_id
  and case when s.interview_id is not null and l.interview_id is not null
    then s.interview_id = l.interview_id
    else s.focus = l.focus
  end
where s.shadow
qualify row_number() over (partition by s.scorecard_id order by l.scorecard_id) = 1
