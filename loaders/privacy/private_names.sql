-- One row per name of an interviewer or a candidate in the exports. Grain: kind and name.
select kind, name from private.names order by kind, name
