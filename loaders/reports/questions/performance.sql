-- One row per hire whose work was rated at least a year after the decision; the latest rating. Grain: application_id.
select
  a.application_id,
  arg_max(o.performance, o.measured_at) as performance
from canonical.outcomes as o
join marts.applications as a using (application_id)
where o.performance is not null and o.measured_at >= coalesce(a.resolved_at, a.decided_at) + interval 1 year
group by a.application_id
