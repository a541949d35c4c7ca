-- Where unqualified names lead, as a search path has it, and whether the typing macros are defined already. Grain: one row.
select
  format('"{}"."{}"', replace(current_database(), '"', '""'), replace(current_schema(), '"', '""')) as place,
  exists (from duckdb_databases() where database_name = 'typing') as known
