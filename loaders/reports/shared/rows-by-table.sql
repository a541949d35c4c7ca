-- One row per canonical table that exports fed, with the records accepted and rejected. Grain: table_name.
select
  table_name,
  sum(accepted)::bigint as accepted,
  sum(rejected)::bigint as rejected
from audit.files
group by table_name
order by table_name
