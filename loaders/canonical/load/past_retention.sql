-- One row per candidate whose every application, in its newest snapshot, closed before {{cutoff}}; nobody's application
-- closes before it was made. Grain: id.
with versions as (
  {{versions}}
),
newest as (
  select *
  from versions
  qualify rank() over (partition by application_id order by snapshot_on desc nulls last) = 1
),
expired as (
  select coalesce(candidate_id, application_id) as person
  from newest
  group by person
  having bool_and(closed_at is not null) and max(greatest(closed_at, applied_at)) < {{cutoff}}::timestamp
)
select distinct person as id
from expired
order by id
