-- One row per application and step of the funnel it stood before. Grain: application_id, from_stage, to_stage.
with present as (
  select distinct stage, rank
  from marts.funnel_reached
),
neighbours as (
  select
    stage as from_stage,
    rank as from_rank,
    lead(stage) over (order by rank) as to_stage,
    lead(rank) over (order by rank) as to_rank
  from present
),
steps as (
  select from_stage, from_rank, to_stage, to_rank
  from neighbours
  where to_stage is not null
  union
  select a.stage, a.rank, b.stage, b.rank
  from present as a, present as b
  where a.stage = 'phone_screen' and b.stage = 'hired'
),
standing as (
  select
    s.*,
    r.application_id,
    r.reached_at as started_at,
    min(n.reached_at) as converted_at,
    count(n.stage) > 0 as converted,
    bool_or(n.stage = s.to_stage) as reached_itself
  from steps as s
  join marts.funnel_reached as r on r.stage = s.from_stage
  left join marts.funnel_reached as n on n.application_id = r.application_id and n.rank >= s.to_rank
  where r.reached_at is not null
  group by all
),
ended as (
  select
    d.*,
    a.candidate_id,
    a.role,
    a.level,
    a.team,
    a.source,
    case
      when d.converted then 'converted'
      when a.status in ('withdrawn', 'closed') then 'left'
      when a.outcome = 'no_offer' then 'rejected'
      when d.to_stage = 'hired' and a.offer_status = 'declined' then 'left'
      else 'open'
    end as ending,
    coalesce(a.closed_at, a.resolved_at, a.decided_at) as over_at
  from standing as d
  join marts.applications as a using (application_id)
),
dated as (
  select
    *,
    case
      when ending = 'converted' then greatest(converted_at, started_at)
      when ending <> 'open' then greatest(coalesce(over_at, started_at), started_at)
    end as ended_at
  from ended
)
select
  application_id,
  candidate_id,
  from_stage || '>' || to_stage as step,
  from_stage,
  to_stage,
  from_rank,
  to_rank,
  role,
  level,
  team,
  source,
  started_at,
  ended_at,
  ending,
  (date_diff('second', started_at, ended_at) / 86400.0)::double as days,
  converted and not coalesce(reached_itself, false) as skipped,
  year(started_at)::varchar || '-Q' || quarter(started_at)::varchar as period
from dated
