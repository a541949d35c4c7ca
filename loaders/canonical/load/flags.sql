-- One row per thing that was kept but must be seen: counts only, kept also when nothing is affected. Grain: reason, table_name.
with scorecards as (
  select
    s.*,
    -- What only the day is known of may have been as late as its end.
    case when s.interviewed_is_day then s.interviewed_at + interval 1 day else s.interviewed_at end as interviewed_by,
    case when s.submitted_is_day then s.submitted_at + interval 1 day else s.submitted_at end as submitted_by,
    a.application_id is not null as has_application,
    a.applied_at,
    case when d.decided_is_day then d.decided_at + interval 1 day else d.decided_at end as decided_at
  from canonical.scorecards as s
  left join canonical.applications as a using (application_id)
  left join canonical.decisions as d using (application_id)
),
tables_given as (
  select
    (select count(*) from canonical.applications) > 0 as applications,
    (select count(*) from canonical.interviews) > 0 as interviews
),
flags as (
  select 'application_unknown' as reason, 'scorecards' as table_name, count(*) filter (not has_application) as affected, count(*) as of_total
  from scorecards
  where (select applications from tables_given)
  union all
  select 'vote_after_decision', 'scorecards', count(*) filter (submitted_at > decided_at), count(*) filter (decided_at is not null)
  from scorecards
  union all
  select 'vote_changed', 'scorecards', count(*) filter (initial_vote is distinct from vote), count(*)
  from scorecards
  where initial_vote is not null
  union all
  select 'interview_before_application', 'scorecards', count(*) filter (interviewed_by < applied_at), count(*)
  from scorecards
  union all
  select 'submitted_before_interview', 'scorecards', count(*) filter (submitted_by < interviewed_at), count(*)
  from scorecards
  union all
  select 'future_within_a_day', 'scorecards',
    count(*) filter (greatest(interviewed_at, submitted_at) > getvariable('now')::timestamp), count(*)
  from scorecards
  union all
  select 'interviewer_not_scheduled', 'scorecards', count(*), (select count(*) from scorecards)
  from scorecards as s
  where (select interviews from tables_given)
    and not exists (
      select 1 from canonical.interviews as i
      where i.application_id = s.application_id and i.interviewer_id = s.interviewer_id and i.stage = s.stage)
  union all
  select 'scorecard_repeated', 'scorecards', coalesce(sum(cards - 1), 0), (select count(*) from scorecards)
  from (
    select count(*) as cards
    from scorecards
    where not shadow
    group by application_id, interviewer_id, stage
    having count(*) > 1
  )
  union all
  select 'day_without_time', 'scorecards', count(*) filter (interviewed_is_day or submitted_is_day), count(*)
  from scorecards
  union all
  select 'no_vote', 'scorecards', count(*) filter (vote is null), count(*)
  from scorecards
  union all
  select 'scorecard_missing', 'interviews',
    count(*) filter (not exists (
      select 1 from canonical.scorecards as s
      where s.application_id = i.application_id and s.interviewer_id = i.interviewer_id and s.stage = i.stage)),
    count(*)
  from canonical.interviews as i
  where coalesce(status, 'complete') = 'complete' and coalesce(ends_at, starts_at) < getvariable('now')::timestamp
  union all
  select 'impossible_duration', 'interviews',
    count(*) filter (ends_at <= starts_at or ends_at >= starts_at + interval 9 hours), count(*) filter (starts_at is not null and ends_at is not null)
  from canonical.interviews
  union all
  select 'application_unknown', 'interviews', count(*) filter (a.application_id is null), count(*)
  from canonical.interviews as i
  left join canonical.applications as a using (application_id)
  where (select applications from tables_given)
  union all
  select 'scorecard_unknown', 'ratings', count(*) filter (s.scorecard_id is null), count(*)
  from canonical.ratings as r
  left join canonical.scorecards as s using (scorecard_id)
  union all
  select 'application_unknown', 'stages', count(*) filter (a.application_id is null), count(*)
  from canonical.stages as t
  left join canonical.applications as a using (application_id)
  where (select applications from tables_given)
  union all
  select 'stage_repeated', 'stages', coalesce(sum(visits - 1), 0), coalesce(sum(visits), 0)
  from (select application_id, stage, count(*) as visits from canonical.stages group by application_id, stage)
  union all
  select 'stage_left_before_entered', 'stages', count(*) filter (exited_at < entered_at), count(*)
  from canonical.stages
  union all
  select 'application_unknown', 'decisions', count(*) filter (a.application_id is null), count(*)
  from canonical.decisions as d
  left join canonical.applications as a using (application_id)
  where (select applications from tables_given)
  union all
  select 'application_unknown', 'outcomes', count(*) filter (a.application_id is null), count(*)
  from canonical.outcomes as o
  left join canonical.applications as a using (application_id)
  where (select applications from tables_given)
  union all
  select 'closed_before_applied', 'applications', count(*) filter (closed_at < applied_at),
    count(*) filter (closed_at is not null and applied_at is not null)
  from canonical.applications
  union all
  select 'conflicting_outcome', 'applications',
    count(*) filter (a.status = 'hired' and d.decision = 'no_offer' or a.status = 'rejected' and d.offer_status = 'accepted'), count(*)
  from canonical.applications as a
  left join canonical.decisions as d using (application_id)
)
select reason, table_name, affected::integer as affected, of_total::integer as of_total
from flags
