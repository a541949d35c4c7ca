-- One row per canonical table that exports fed. Grain: table.
select
  table_name as "table",
  count(distinct path)::integer as files,
  sum(records)::bigint as records,
  sum(accepted)::bigint as accepted,
  sum(rejected)::bigint as rejected,
  sum(loaded)::bigint as loaded,
  sum(duplicates)::bigint as duplicates,
  sum(superseded)::bigint as superseded
from audit.files
group by table_name
order by table_name
