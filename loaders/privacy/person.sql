-- One row when any record has the candidate or application id $1. Grain: id.
with ids as (
  select application_id as id from canonical.applications
  union
  select candidate_id from canonical.applications
  union
  select application_id from canonical.scorecards
  union
  select application_id from canonical.stages
  union
  select application_id from canonical.interviews
  union
  select application_id from canonical.decisions
  union
  select application_id from canonical.outcomes
)
select id
from ids
where id = $1
