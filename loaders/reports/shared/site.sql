-- One row: how far the data reach, when they were exported, and the rows of all files together.
with counted as (
  select
    count(distinct path)::integer as files,
    coalesce(sum(accepted), 0)::bigint as accepted,
    coalesce(sum(rejected), 0)::bigint as rejected
  from audit.files
)
select
  r.sample_data,
  strftime(r.data_through, '%Y-%m-%d') as data_through,
  strftime(r.exported_at, '%Y-%m-%dT%H:%M:%SZ') as exported_at,
  c.files,
  c.accepted,
  c.rejected
from audit.run as r
cross join counted as c
