-- One row: the newest time in the data that is not in the future, UTC. Grain: one row.
with times as (
  select max(submitted_at) filter (submitted_at <= getvariable('now')::timestamp) as newest from canonical.scorecards
  union all
  select max(interviewed_at) filter (interviewed_at <= getvariable('now')::timestamp) from canonical.scorecards
  union all
  select max(applied_at) filter (applied_at <= getvariable('now')::timestamp) from canonical.applications
  union all
  select max(entered_at) filter (entered_at <= getvariable('now')::timestamp) from canonical.stages
  union all
  select max(decided_at) filter (decided_at <= getvariable('now')::timestamp) from canonical.decisions
)
select max(newest)::varchar as data_through
from times
