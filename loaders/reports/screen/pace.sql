-- One row: over how many weeks the counted screens spread.
select (date_diff('day', min(screened_at) filter (counted), max(screened_at) filter (counted)) / 7.0)::double as weeks
from marts.screens
