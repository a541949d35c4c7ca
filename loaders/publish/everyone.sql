-- Everyone whom a row of the exports is about. Grain: candidate_id.
select candidate_id from marts.applications
union
select coalesce(a.candidate_id, s.application_id)
from canonical.scorecards as s
left join canonical.applications as a using (application_id)
