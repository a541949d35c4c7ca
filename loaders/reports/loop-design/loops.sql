-- One row per decided loop with at least two votes. Grain: application_id.
select
  application_id,
  candidate_id,
  role,
  level,
  period,
  votes,
  interviews,
  seats,
  ordered,
  outcome = 'offer' as offer,
  strftime(coalesce(decided_at, first_held_at), '%Y-%m-%d') as decided_on,
  date_diff('day', first_held_at, decided_at)::int as days_to_decision
from marts.loops
where votes >= 2 and outcome in ('offer', 'no_offer')
order by application_id
