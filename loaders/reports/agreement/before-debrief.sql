-- One row: loop votes cast before the decision, shadows aside, and those of them that the debrief cannot have changed: the
-- export or an earlier snapshot shows the vote before it, or it was submitted before the debrief began.
with debriefs as (
  select application_id, min(entered_at) as debrief_at
  from canonical.stages
  where stage = 'debrief' and not entered_is_day
  group by application_id
)
select
  count(*)::integer as votes,
  count(*) filter (v.initial_known or v.submitted_at < d.debrief_at)::integer as before
from marts.votes as v
left join debriefs as d using (application_id)
where v.stage = 'loop' and not v.shadow and not v.after_decision
