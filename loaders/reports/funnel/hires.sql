-- One row: decided loops whose offer is no longer open, with their hires and the hours of their interviews.
-- seats: interviewers times interviews; timed are those with calendar times, minutes are theirs.
select
  count(*)::integer as loops,
  count(*) filter (a.hired or a.offer_status = 'accepted')::integer as hires,
  coalesce(sum(l.seats), 0)::integer as seats,
  coalesce(sum(l.timed_seats), 0)::integer as timed,
  coalesce(sum(l.seat_minutes), 0)::double as minutes
from marts.loops as l
join marts.applications as a using (application_id)
where
  a.outcome = 'no_offer'
  or (
    a.outcome = 'offer'
    and (a.hired or a.offer_status in ('accepted', 'declined') or a.status in ('rejected', 'withdrawn', 'closed'))
  )
