-- One row per scorecard of an interview beyond the screens: when its feedback came. Grain: scorecard_id.
-- hours: from the end of the interview, its start where the calendar knows no end, to the submission.
-- after_debrief: submitted after the debrief began, else after the decision; null where neither is known.
with debriefs as (
  select application_id, min(entered_at) as debrief_at
  from canonical.stages
  where stage = 'debrief'
  group by application_id
),
calendar as (
  select interview_id, interviewer_id, max(ends_at) as ends_at
  from canonical.interviews
  group by interview_id, interviewer_id
)
select
  s.scorecard_id,
  s.application_id,
  s.interviewer_id,
  greatest(0, date_diff('minute', case when c.ends_at <= s.submitted_at then c.ends_at else s.interviewed_at end, s.submitted_at))::double / 60 as hours,
  s.submitted_at > coalesce(d.debrief_at, a.decided_at) as after_debrief
from canonical.scorecards as s
join marts.applications as a using (application_id)
left join debriefs as d using (application_id)
left join calendar as c using (interview_id, interviewer_id)
where s.stage in ('loop', 'take_home') and not s.shadow and s.submitted_at is not null
order by s.interviewer_id, s.scorecard_id
