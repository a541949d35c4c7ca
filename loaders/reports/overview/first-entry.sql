-- One row: the day on which the first application of the exports came in.
select strftime(min(entered_at), '%Y-%m-%d') as first_day
from marts.applications
