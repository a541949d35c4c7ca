-- One row per column of ids with what makes them doubtful: spellings that differ only in case or blanks, and of how many
-- ids they are; long numbers, and those of them whose digits beyond the fifteenth are zeros; ids that look like names of
-- people. Grain: column_name.
with spelt as (
  select
    column_name,
    id,
    -- Long ids of letters and digits in both cases, as systems make them up, mean their case.
    case when regexp_full_match(id, '[A-Za-z0-9]{10,}') and regexp_matches(id, '\d') then id else without_case_and_blanks(id) end as meant
  from ids
),
counted as (
  select column_name, meant, count(*) as spellings
  from spelt
  group by column_name, meant
),
respelt as (
  select column_name, sum(spellings) as spellings, count(*) as ids
  from counted
  where spellings > 1
  group by column_name
),
looked_at as (
  select
    column_name,
    count(*) as ids,
    count(*) filter (strlen(id) > 15 and regexp_full_match(id, '\d{16,}')) as long_numbers,
    count(*) filter (strlen(id) > 15 and regexp_full_match(id, '\d{15}0+')) as rounded,
    count(*) filter (contains(id, ' ') and regexp_full_match(id, '[^\d@_/:]+')) as names
  from ids
  group by column_name
)
select
  column_name,
  looked_at.ids::integer as ids,
  coalesce(respelt.spellings, 0)::integer as spellings,
  coalesce(respelt.ids, 0)::integer as respelt,
  long_numbers::integer as long_numbers,
  rounded::integer as rounded,
  names::integer as names
from looked_at
left join respelt using (column_name)
order by column_name
