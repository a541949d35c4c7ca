-- One row per application and main stage it reached. Grain: application_id, stage.
with entries as (
  select application_id, 'application_review' as stage, entered_at as reached_at
  from marts.applications
  union all
  select
    application_id,
    case stage when 'debrief' then 'loop' else stage end as stage,
    entered_at as reached_at
  from canonical.stages
  where stage not in ('application_review', 'take_home')
  union all
  select application_id, stage, min(coalesce(interviewed_at, submitted_at)) as reached_at
  from canonical.scorecards
  where stage in ('recruiter_screen', 'phone_screen', 'loop') and not shadow
  group by application_id, stage
  union all
  select application_id, 'offer' as stage, decided_at as reached_at
  from marts.applications
  where outcome = 'offer' and exists (from canonical.decisions)
  union all
  select application_id, 'hired' as stage, coalesce(resolved_at, closed_at, decided_at) as reached_at
  from marts.applications
  where hired
),
visits as (
  select application_id, stage, count(*)::integer as visits
  from canonical.stages
  group by application_id, stage
)
select
  e.application_id,
  e.stage,
  list_position(['application_review', 'recruiter_screen', 'phone_screen', 'loop', 'offer', 'hired'], e.stage)::integer as rank,
  min(e.reached_at) as reached_at,
  coalesce(max(v.visits), 1) as visits
from entries as e
left join visits as v using (application_id, stage)
group by e.application_id, e.stage
