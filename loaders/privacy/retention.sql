-- One row per candidate whose every application was closed before the cutoff; nobody's application closes before it
-- was made. Grain: candidate_id.
-- $1 is the cutoff as an ISO timestamp.
select coalesce(candidate_id, application_id) as candidate_id
from canonical.applications
group by coalesce(candidate_id, application_id)
having
  bool_and(closed_at is not null)
  and max(greatest(closed_at, applied_at)) < $1::timestamp
order by 1
