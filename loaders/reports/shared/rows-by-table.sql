-- One row per canonical table that exports fed, with its rows, of which what several records tell counts once, and the records rejected. Grain: table_name.
select
  table_name,
  sum(loaded)::bigint as accepted,
  sum(rejected)::bigint as rejected
from audit.files
group by table_name
order by table_name
