-- One row per application, with what became of it. Grain: application_id.
with first_stage as (
  select
    application_id,
    min(entered_at) as first_entered_at,
    min(entered_at) filter (stage = 'phone_screen') as screen_entered_at,
    min(entered_at) filter (stage = 'loop') as loop_entered_at,
    bool_or(stage = 'offer') as was_offered,
    bool_or(stage = 'hired') as was_hired
  from canonical.stages
  group by application_id
),
first_scorecard as (
  select
    application_id,
    min(coalesce(interviewed_at, submitted_at)) as first_scorecard_at,
    bool_or(stage = 'phone_screen') as has_screen_scorecard,
    bool_or(stage = 'loop') as has_loop_scorecard,
    min(coalesce(interviewed_at, submitted_at)) filter (stage = 'phone_screen') as screen_scorecard_at,
    min(coalesce(interviewed_at, submitted_at)) filter (stage = 'loop') as loop_scorecard_at
  from canonical.scorecards
  group by application_id
),
ids as (
  select application_id from canonical.applications
  union
  select application_id from canonical.scorecards
  union
  select application_id from canonical.stages
),
joined as (
  select
    ids.application_id,
    coalesce(a.candidate_id, ids.application_id) as candidate_id,
    a.job,
    a.role,
    a.level,
    a.team,
    a.source,
    a.trial,
    a.group_label,
    coalesce(a.status, case when s.was_hired then 'hired' end, 'unknown') as status,
    -- Without any decision, a stage for offers tells of them.
    coalesce(s.was_offered, false) and not exists (from canonical.decisions) as was_offered,
    coalesce(a.applied_at, s.first_entered_at, c.first_scorecard_at) as entered_at,
    a.closed_at,
    coalesce(s.screen_entered_at, c.screen_scorecard_at) as screened_at,
    coalesce(s.loop_entered_at, c.loop_scorecard_at) as loop_started_at,
    coalesce(c.has_screen_scorecard, false) as has_screen_scorecard,
    coalesce(c.has_loop_scorecard, false) as has_loop_scorecard,
    s.loop_entered_at is not null or coalesce(c.has_loop_scorecard, false) as advanced,
    d.decision,
    d.decided_at,
    -- Of a decision of which only the day is known, whatever came on that day may have come before it.
    case when d.decided_is_day then d.decided_at + interval 1 day else d.decided_at end as surely_decided_at,
    d.decided_by,
    d.offer_status,
    d.resolved_at
  from ids
  left join canonical.applications as a using (application_id)
  left join first_stage as s using (application_id)
  left join first_scorecard as c using (application_id)
  left join canonical.decisions as d using (application_id)
)
select
  * exclude (was_offered),
  case
    when decision = 'offer' then 'offer'
    when decision = 'no_offer' then 'no_offer'
    when status = 'hired' or was_offered then 'offer'
    when status = 'rejected' then 'no_offer'
    when status in ('withdrawn', 'closed') then 'censored'
    else 'open'
  end as outcome,
  status = 'hired' as hired,
  year(entered_at)::varchar || '-Q' || quarter(entered_at)::varchar as period
from joined
