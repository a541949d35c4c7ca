-- One row per screen that is compared: whose it is, who was screened, in which quarter, and whether they passed. Grain: application_id.
select screener, candidate_id, period, passed
from marts.screens
where counted and not trial and (passed or outcome <> 'censored')
order by application_id
