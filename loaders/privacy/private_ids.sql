-- One row per id of a person or of a record of theirs that no published file may hold. Grain: id and kind.
-- Left out: words that are also a published label, such as the account "coding".
with ids as (
  select 'candidate' as kind, candidate_id as id from canonical.applications
  union
  select 'candidate', application_id from canonical.applications
  union
  select 'candidate', application_id from canonical.scorecards
  union
  select 'candidate', scorecard_id from canonical.scorecards
  union
  select 'candidate', interview_id from canonical.interviews
  union
  select 'interviewer', interviewer_id from canonical.scorecards
  union
  select 'interviewer', interviewer_id from canonical.interviews
  union
  select 'interviewer', interviewer_id from canonical.interviewers
  union
  select 'interviewer', decided_by from canonical.decisions
),
labels as (
  select unnest([job, role, level, team, source]) as label from canonical.applications
  union
  select unnest([stage, focus]) from canonical.scorecards
  union
  select unnest([question, attribute]) from canonical.ratings
)
select kind, id
from ids
where id is not null
  and not (regexp_full_match(id, '\pL+') and id in (select label from labels where label is not null))
order by kind, id
