-- One row: whether most loop scorecards have days without times of day, for the interview or for the submission.
select coalesce(avg(only_days::integer) > 0.5, false) as only_days
from marts.scorecards
where stage = 'loop' and not shadow
