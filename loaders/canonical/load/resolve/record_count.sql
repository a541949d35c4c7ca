-- How many rows {{table}} has. Grain: one row.
select count(*)::integer as records from {{table}}
