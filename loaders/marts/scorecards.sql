-- One row per interview that an interviewer wrote up. Grain: scorecard_id.
-- Of several scorecards on it the last with a vote stands; what an earlier one said otherwise is its initial vote.
-- Few people write several at one stage: only theirs are put in order, which takes most of the time.
with times as (
  -- Where one exported time stands for both, it says when votes were written, not when interviews were.
  select coalesce(avg((interviewed_at = submitted_at)::integer) > 0.5, false) as are_one
  from canonical.scorecards
),
several as (
  select application_id, interviewer_id, stage
  from canonical.scorecards
  group by application_id, interviewer_id, stage
  having count(*) > 1
),
scorecards as (
  select
    s.* exclude (interviewed_at),
    case when times.are_one then nullif(s.interviewed_at, s.submitted_at) else s.interviewed_at end as interviewed_at,
    s.rowid as file_order,
    several.stage is not null as has_others
  from canonical.scorecards as s
  cross join times
  left join several using (application_id, interviewer_id, stage)
),
twins as (
  select
    *,
    -- What came at one moment was not sent again: each is an interview of its own.
    case when submitted_at is null then 1 else row_number() over (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, submitted_at
      order by file_order
    ) end as twin
  from scorecards
  where has_others
),
sent as (
  select
    *,
    count(*) over interview as sent,
    min(submitted_at) over interview as first_submitted_at,
    bool_or(coalesce(submitted_is_day, false)) over interview as is_day,
    first_value(coalesce(initial_vote, vote) ignore nulls) over written as first_vote,
    first_value(coalesce(initial_vote_points, vote_points) ignore nulls) over written as first_points,
    row_number() over (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin
      order by vote is not null desc, submitted_at desc nulls last, file_order desc
    ) as age
  from twins
  window
    interview as (partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin),
    written as (
      partition by application_id, interviewer_id, stage, shadow, focus, interview_id, interviewed_at, twin
      order by submitted_at nulls first, file_order
      rows between unbounded preceding and unbounded following
    )
),
interviews as (
  select
    * exclude (twin, age),
    row_number() over (
      partition by application_id, interviewer_id, stage
      order by first_submitted_at nulls first, file_order
    ) as written_order
  from sent
  where age = 1
  union all by name
  select
    *,
    1 as sent,
    submitted_at as first_submitted_at,
    coalesce(submitted_is_day, false) as is_day,
    coalesce(initial_vote, vote) as first_vote,
    coalesce(initial_vote_points, vote_points) as first_points,
    1 as written_order
  from scorecards
  where not has_others
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
  case when not s.is_day then s.first_submitted_at end as submitted_at,
  coalesce(s.interviewed_is_day, false) or s.is_day as only_days,
  s.vote,
  s.vote_points,
  case when s.first_vote is distinct from s.vote then s.first_vote else s.initial_vote end as initial_vote,
  case when s.first_vote is distinct from s.vote then s.first_points else s.initial_vote_points end as initial_points,
  s.forecast,
  coalesce(s.first_submitted_at > a.surely_decided_at, false) as after_decision,
  s.sent::integer as sent,
  s.has_others,
  s.written_order::integer as written_order
from interviews as s
join marts.applications as a using (application_id)
