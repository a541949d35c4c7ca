-- One row per scorecard that has a vote. Grain: scorecard_id.
with scorecards as (
  select
    s.*,
    coalesce(s.interviewed_at, s.submitted_at) as held_at
  from canonical.scorecards as s
  where s.vote is not null
)
select
  s.scorecard_id,
  s.application_id,
  a.candidate_id,
  s.interviewer_id,
  s.stage,
  coalesce(s.focus, 'not recorded') as focus,
  s.interview_id,
  s.shadow,
  s.held_at,
  -- One exported time for both says when the vote was written, not when the interview was.
  nullif(s.interviewed_at, s.submitted_at) as interviewed_at,
  s.submitted_at,
  s.vote,
  s.vote_points,
  coalesce(s.initial_vote, s.vote) as initial_vote,
  coalesce(s.initial_vote_points, s.vote_points) as initial_points,
  s.initial_vote is not null as initial_known,
  s.forecast,
  coalesce(s.submitted_at > a.decided_at, false) as after_decision,
  case when s.submitted_at is not null then
    row_number() over (partition by s.application_id, s.stage, s.submitted_at is not null order by s.submitted_at, s.scorecard_id)
  end::integer as blind_order,
  a.role,
  a.level,
  a.team,
  a.job,
  a.source,
  a.outcome,
  year(s.held_at)::varchar || '-Q' || quarter(s.held_at)::varchar as period
from scorecards as s
join marts.applications as a using (application_id)
