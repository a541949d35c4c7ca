-- One row: decided loops with a strong no, and decisions against a strict majority of the initial votes.
with loops as (
  select *, 2 * initial_yes < votes as clear_no
  from marts.loops
  where votes >= 2 and outcome in ('offer', 'no_offer')
)
select
  count(distinct candidate_id)::integer as loops_people,
  count(distinct candidate_id) filter (strong_no > 0)::integer as strong_no_people,
  count(distinct candidate_id) filter (strong_no = 0)::integer as other_people,
  count(distinct candidate_id) filter (clear_loop)::integer as majority_yes_people,
  count(distinct candidate_id) filter (clear_no)::integer as majority_no_people,
  count(distinct candidate_id) filter (not clear_loop and not clear_no)::integer as tied_people,
  count(*) filter (strong_no > 0)::integer as strong_no_loops,
  count(*) filter (strong_no > 0 and outcome = 'offer')::integer as strong_no_offers,
  count(*) filter (strong_no = 0)::integer as other_loops,
  count(*) filter (strong_no = 0 and outcome = 'offer')::integer as other_offers,
  count(*) filter (clear_loop)::integer as majority_yes,
  count(*) filter (clear_loop and outcome = 'no_offer')::integer as refused_against_majority,
  count(*) filter (clear_no)::integer as majority_no,
  count(*) filter (clear_no and outcome = 'offer')::integer as offered_against_majority
from loops
