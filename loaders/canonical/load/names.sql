-- One row per name of an interviewer, or of a candidate with a record that was loaded. Grain: kind, name.
with loaded as (
  select candidate_id as person from canonical.applications
  union
  select application_id from canonical.applications
  union
  select application_id from canonical.scorecards
  union
  select application_id from canonical.interviews
  union
  select application_id from canonical.stages
  union
  select application_id from canonical.decisions
)
select distinct kind, name
from named
where kind = 'interviewer' or person in (select person from loaded)
order by kind, name
