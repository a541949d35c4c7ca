-- How many tables a database has, and whether one of them says that it is a warehouse of ours. Grain: one row.
select
  count(*)::integer as tables,
  coalesce(bool_or(table_schema = 'audit' and table_name = 'run'), false) as is_ours
from information_schema.tables
