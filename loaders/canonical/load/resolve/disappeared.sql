-- One row: how many keys of older snapshots the newest one no longer holds. Grain: one row.
with keys as (
  select {{key}}, max(snapshot_on) as last_seen
  from staged
  where problem is null
  group by {{key}}
)
select count(*) filter (last_seen < (select max(snapshot_on) from staged))::integer as disappeared, count(*)::integer as keys
from keys
