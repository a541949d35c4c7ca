-- One row: what the exports know about loops and offers. Loops are decided ones of screened candidates.
select
  count(distinct candidate_id) filter (loop_decided)::integer as people,
  count(distinct candidate_id) filter (
    outcome = 'offer' and (offer_status in ('accepted', 'declined') or (offer_status is null and hired))
  )::integer as answered,
  count(*) filter (loop_decided)::integer as loops,
  coalesce(sum(loop_interviewers) filter (loop_decided), 0)::integer as seats,
  coalesce(sum(loop_timed) filter (loop_decided), 0)::integer as timed,
  coalesce(sum(loop_minutes) filter (loop_decided), 0)::double as minutes,
  count(*) filter (outcome = 'offer' and (offer_status = 'accepted' or (offer_status is null and hired)))::integer as accepted,
  count(*) filter (outcome = 'offer' and offer_status = 'declined')::integer as declined
from marts.screens
