-- One row per interview beyond the screens that was written up: when its feedback first came. Grain: scorecard_id.
-- hours: from the end of the interview, its start where the calendar knows no end, to the submission; null where neither
-- is known, or where one exported time stands for interview and submission.
-- after_debrief: submitted after the debrief began, else after the decision; null where neither is known.
-- held_at: when it was interviewed, else submitted.
-- Of what is known by the day alone, neither is told.
with debriefs as (
  select application_id, min(case when entered_is_day then entered_at + interval 1 day else entered_at end) as debrief_at
  from canonical.stages
  where stage = 'debrief'
  group by application_id
),
calendar as (
  select interview_id, interviewer_id, max(starts_at) as starts_at, max(ends_at) as ends_at
  from canonical.interviews
  group by interview_id, interviewer_id
),
scorecards as (
  select
    s.*,
    case when c.ends_at > c.starts_at and c.ends_at <= s.submitted_at then c.ends_at else nullif(s.interviewed_at, s.submitted_at) end as held_until
  from marts.scorecards as s
  left join calendar as c using (interview_id, interviewer_id)
  where s.stage in ('loop', 'take_home') and not s.shadow and (s.submitted_at is not null or s.only_days)
)
select
  s.scorecard_id,
  s.application_id,
  a.candidate_id,
  s.interviewer_id,
  s.held_at,
  case when s.held_until is not null then greatest(0, date_diff('minute', s.held_until, s.submitted_at))::double / 60 end as hours,
  s.submitted_at > coalesce(d.debrief_at, a.surely_decided_at) as after_debrief
from scorecards as s
join marts.applications as a using (application_id)
left join debriefs as d using (application_id)
order by s.interviewer_id, s.scorecard_id
