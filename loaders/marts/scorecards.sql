-- One row per interview that an interviewer wrote up. Grain: scorecard_id.
-- Of several scorecards on it the last with a vote stands; what an earlier one said otherwise is its initial vote.
with times as (
  -- Where one exported time stands for both, it says when votes were written, not when interviews were.
  select coalesce(avg((interviewed_at = submitted_at)::integer) > 0.5, false) as are_one
  from canonical.scorecards
),
scorecards as (
  select
    * exclude (interviewed_at),
    case when times.are_one then nullif(interviewed_at, submitted_at) else interviewed_at end as interviewed_at,
    s.rowid as file_order,
    -- What came at one moment was not sent again: each is an interview of its own.
    case when submitted_at is null then 1 else row_number() over (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, submitted_at
      order by s.rowid
    ) end as twin
  from canonical.scorecards as s
  cross join times
),
sent as (
  select
    *,
    count(*) over interview as sent,
    min(submitted_at) over interview as first_submitted_at,
    coalesce(bool_or(submitted_is_day) over interview, false) as only_days,
    first_value(coalesce(initial_vote, vote) ignore nulls) over written as first_vote,
    first_value(coalesce(initial_vote_points, vote_points) ignore nulls) over written as first_points,
    row_number() over (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin
      order by vote is not null desc, submitted_at desc nulls last, file_order desc
    ) as age
  from scorecards
  window
    interview as (partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin),
    written as (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin
      order by submitted_at nulls first, file_order
      rows between unbounded preceding and unbounded following
    )
)
select
  s.scorecard_id,
  s.application_id,
  s.interviewer_id,
  s.stage,
  s.focus,
  s.interview_id,
  s.shadow,
  coalesce(s.interviewed_at, s.first_submitted_at) as held_at,
  -- What is known by the day alone says nothing of the order within the day.
  case when not coalesce(s.interviewed_is_day, false) then s.interviewed_at end as interviewed_at,
  case when not s.only_days then s.first_submitted_at end as submitted_at,
  coalesce(s.interviewed_is_day, false) or s.only_days as only_days,
  s.vote,
  s.vote_points,
  case when s.first_vote is distinct from s.vote then s.first_vote else s.initial_vote end as initial_vote,
  case when s.first_vote is distinct from s.vote then s.first_points else s.initial_vote_points end as initial_points,
  s.forecast,
  coalesce(s.first_submitted_at > a.surely_decided_at, false) as after_decision,
  s.sent::integer as sent,
  row_number() over (
    partition by s.application_id, s.interviewer_id, s.stage
    order by s.first_submitted_at nulls first, s.file_order
  )::integer as written_order
from sent as s
join marts.applications as a using (application_id)
where s.age = 1
