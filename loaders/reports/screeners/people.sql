-- One row per screen that is compared, with whose it is and who was screened. Grain: application_id.
select screener, candidate_id
from marts.screens
where counted and not trial and (passed or outcome <> 'censored')
order by application_id
