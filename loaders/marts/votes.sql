-- One row per interviewer with a vote on an application at a stage, and per interview that was shadowed. Grain: scorecard_id.
-- One person has one vote: of several interviews the last gives it, and the first the initial one with its time and focus.
with written as (
  select *, case when shadow then scorecard_id end as shadowed
  from marts.scorecards
  where vote is not null
),
several as (
  select
    *,
    count(*) over person as interviews,
    first_value(coalesce(initial_vote, vote)) over held as first_vote,
    first_value(coalesce(initial_points, vote_points)) over held as first_points,
    first_value(focus) over held as first_focus,
    first_value(interview_id) over held as first_interview,
    first_value(held_at) over held as first_held_at,
    first_value(interviewed_at) over held as first_interviewed_at,
    first_value(submitted_at) over held as first_submitted_at,
    first_value(after_decision) over held as first_after_decision,
    row_number() over (
      partition by application_id, interviewer_id, stage, shadowed
      order by written_order desc
    ) as age
  from written
  where has_others
  window
    person as (partition by application_id, interviewer_id, stage, shadowed),
    held as (
      partition by application_id, interviewer_id, stage, shadowed
      order by written_order
      rows between unbounded preceding and unbounded following
    )
),
votes as (
  select * exclude (age)
  from several
  where age = 1
  union all by name
  select
    *,
    1 as interviews,
    coalesce(initial_vote, vote) as first_vote,
    coalesce(initial_points, vote_points) as first_points,
    focus as first_focus,
    interview_id as first_interview,
    held_at as first_held_at,
    interviewed_at as first_interviewed_at,
    submitted_at as first_submitted_at,
    after_decision as first_after_decision
  from written
  where not has_others
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
  v.first_held_at as held_at,
  v.first_interviewed_at as interviewed_at,
  v.first_submitted_at as submitted_at,
  v.vote,
  v.vote_points,
  last.side = 'yes' as is_yes,
  v.first_vote as initial_vote,
  v.first_points as initial_points,
  first.side = 'yes' as initial_is_yes,
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
  year(v.first_held_at)::varchar || '-Q' || quarter(v.first_held_at)::varchar as period
from votes as v
join marts.applications as a using (application_id)
join canonical.vote_levels as last on last.vote = v.vote
join canonical.vote_levels as first on first.vote = v.first_vote
