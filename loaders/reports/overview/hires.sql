-- One row per hire: its quarter, and the days from the application to it. Grain: application_id.
select
  a.candidate_id,
  year(r.reached_at)::varchar || '-Q' || quarter(r.reached_at)::varchar as period,
  (date_diff('second', a.entered_at, r.reached_at) / 86400.0)::double as days
from marts.funnel_reached as r
join marts.applications as a using (application_id)
where r.stage = 'hired' and r.reached_at is not null
order by r.reached_at, r.application_id
