-- One row per interviewer id anywhere in the warehouse, with the name where the configuration let it in. Grain: interviewer_id.
with everywhere as (
  select interviewer_id from canonical.scorecards
  union
  select interviewer_id from canonical.interviews
  union
  select interviewer_id from canonical.interviewers
  union
  select decided_by from canonical.decisions where decided_by is not null
)
select
  e.interviewer_id,
  any_value(i.name) as name
from everywhere as e
left join canonical.interviewers as i using (interviewer_id)
group by e.interviewer_id
order by e.interviewer_id
