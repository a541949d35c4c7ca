-- One row: over how many weeks the counted screens spread, and which phone screens are not counted.
select
  (date_diff('day', min(screened_at) filter (counted), max(screened_at) filter (counted)) / 7.0)::double as weeks,
  count(*) filter (band is null)::integer as without_vote,
  count(*) filter (band is not null and not counted)::integer as waiting,
  count(*) filter (counted and trial)::integer as trial,
  count(*)::integer as total
from marts.screens
