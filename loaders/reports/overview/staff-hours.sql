-- One row per candidate who came to the phone screen, or to the loop where the exports know no phone screen: the quarter of
-- it, whether they were hired and after how many days, and what their loop took. Grain: application_id.
with entrance as (
  select case when bool_or(stage = 'phone_screen') then 'phone_screen' else 'loop' end as stage
  from marts.funnel_reached
),
hires as (
  select application_id, reached_at
  from marts.funnel_reached
  where stage = 'hired'
)
select
  a.candidate_id,
  year(r.reached_at)::varchar || '-Q' || quarter(r.reached_at)::varchar as period,
  r.stage = 'phone_screen' as screened,
  h.application_id is not null as hired,
  (date_diff('second', r.reached_at, h.reached_at) / 86400.0)::double as days,
  (l.application_id is not null)::integer as loops,
  coalesce(l.seats, 0)::integer as seats,
  coalesce(l.timed_seats, 0)::integer as timed,
  coalesce(l.seat_minutes, 0)::double as minutes
from marts.funnel_reached as r
join entrance as e on e.stage = r.stage
join marts.applications as a using (application_id)
left join hires as h using (application_id)
left join marts.loops as l using (application_id)
where r.reached_at is not null
order by r.reached_at, r.application_id
