-- One row per person and phone screen or loop interview that they were to lead or shadow. Grain: source, source_id, interviewer_id.
-- The calendar counts where it has the person at that stage of the application; else what they wrote up, once an interview.
with written as (
  select
    application_id,
    interviewer_id,
    stage,
    bool_and(shadow) as shadow,
    min(held_at) as held_at
  from marts.scorecards
  group by application_id, interviewer_id, stage
),
written_of_interview as (
  select interview_id, interviewer_id, bool_and(shadow) as shadow
  from marts.scorecards
  where interview_id is not null
  group by interview_id, interviewer_id
),
calendar as (
  select
    'calendar' as source,
    i.interview_id as source_id,
    i.application_id,
    i.interviewer_id,
    i.stage,
    coalesce(o.shadow, w.shadow, false) as shadow,
    coalesce(i.starts_at, w.held_at) as held_at,
    case when i.ends_at > i.starts_at then date_diff('second', i.starts_at, i.ends_at) / 60.0 end::double as minutes
  from canonical.interviews as i
  left join written as w using (application_id, interviewer_id, stage)
  left join written_of_interview as o on o.interview_id = i.interview_id and o.interviewer_id = i.interviewer_id
  where i.stage in ('phone_screen', 'loop') and coalesce(i.status, 'complete') not in ('cancelled', 'no_show')
),
seats as (
  select * from calendar
  union all by name
  select
    'scorecard' as source,
    scorecard_id as source_id,
    application_id,
    interviewer_id,
    stage,
    shadow,
    held_at,
    null::double as minutes
  from marts.scorecards
  anti join calendar using (application_id, interviewer_id, stage)
  where stage in ('phone_screen', 'loop')
)
select
  s.source,
  s.source_id,
  s.application_id,
  a.candidate_id,
  s.interviewer_id,
  s.stage,
  s.shadow,
  s.held_at,
  s.minutes,
  date_trunc('week', s.held_at)::timestamp as week,
  year(date_trunc('week', s.held_at))::varchar || '-Q' || quarter(date_trunc('week', s.held_at))::varchar as period
from seats as s
join marts.applications as a using (application_id)
