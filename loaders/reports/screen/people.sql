-- One row per screen with a vote: who was screened, and in which slices it is counted. Grain: application_id.
select candidate_id, counted, role, level, team, job, period
from marts.screens
order by application_id
