-- Marks staged records of {{staged}} in which the interviewer is the candidate. Grain: record.
update {{staged}} as s
set problem = 'self_interview' || chr(31) || 'interviewer_id' || chr(31) || s.interviewer_id
from canonical.applications as a
where a.application_id = s.application_id and a.candidate_id = s.interviewer_id and a.candidate_id <> a.application_id
  and s.problem is null
