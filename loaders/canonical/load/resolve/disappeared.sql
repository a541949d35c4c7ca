-- One row per key of older snapshots that the newest no longer holds, the first 1,000; keys is how many there are. Grain: {{key}}.
with seen as (
  select {{key}}, max(snapshot_on) as last_seen
  from staged
  where problem is null
  group by {{key}}
)
select concat_ws(' ', {{key}}) as key, count(*) over ()::integer as keys
from seen
where last_seen < (select max(snapshot_on) from staged)
order by key
limit 1000
