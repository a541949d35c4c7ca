-- One row per interviewer with a vote on an application at a stage, and per interview that was shadowed. Grain: scorecard_id.
-- One person has one vote: of several interviews the last gives it, and the first the initial one with its time and focus.
with written as (
  select *, case when shadow then scorecard_id end as shadowed
  from marts.scorecards
  where vote is not null
),
interviews as (
  select
    s.*,
    count(*) over person as interviews,
    first_value(coalesce(s.initial_vote, s.vote)) over held as first_vote,
    first_value(coalesce(s.initial_points, s.vote_points)) over held as first_points,
    first_value(s.focus) over held as first_focus,
    first_value(s.interview_id) over held as first_interview,
    first_value(s.held_at) over held as held_first_at,
    first_value(s.interviewed_at) over held as first_interviewed_at,
    first_value(s.submitted_at) over held as first_submitted_at,
    first_value(s.after_decision) over held as first_after_decision,
    row_number() over (
      partition by s.application_id, s.interviewer_id, s.stage, s.shadowed
      order by s.written_order desc
    ) as age
  from written as s
  window
    person as (partition by s.application_id, s.interviewer_id, s.stage, s.shadowed),
    held as (
      partition by s.application_id, s.interviewer_id, s.stage, s.shadowed
      order by s.written_order
      rows between unbounded preceding and unbounded following
    )
)
select
  v.scorecard_id,
  v.application_id,
  a.candidate_id,
  v.interviewer_id,
  v.stage,
  coalesce(v.first_focus, 'not recorded') as focus,
  v.first_interview as interview_id,
  v.shadow,
  v.held_first_at as held_at,
  v.first_interviewed_at as interviewed_at,
  v.first_submitted_at as submitted_at,
  v.vote,
  v.vote_points,
  v.first_vote as initial_vote,
  v.first_points as initial_points,
  -- Two interviews that differ are no debrief that changed a mind.
  v.interviews = 1 and v.initial_vote is not null as initial_known,
  v.interviews::integer as interviews,
  v.forecast,
  v.first_after_decision as after_decision,
  case when v.first_submitted_at is not null then
    row_number() over (
      partition by v.application_id, v.stage, v.first_submitted_at is not null
      order by v.first_submitted_at, v.scorecard_id
    )
  end::integer as blind_order,
  a.role,
  a.level,
  a.team,
  a.job,
  a.source,
  a.outcome,
  year(v.held_first_at)::varchar || '-Q' || quarter(v.held_first_at)::varchar as period
from interviews as v
join marts.applications as a using (application_id)
where v.age = 1
