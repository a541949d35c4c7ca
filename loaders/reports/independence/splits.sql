-- One row per way a loop's initial votes fell, over loops that ended in an offer or no offer. Grain: split.
with loops as (
  select
    candidate_id,
    outcome = 'offer' as offer,
    case
      when initial_yes = votes then 'all yes'
      when initial_yes = 0 then 'all no'
      when 2 * initial_yes = votes then 'as many yes as no'
      when votes - initial_yes = 1 then 'one no'
      when initial_yes = 1 then 'one yes'
      when 2 * initial_yes > votes then 'more yes than no'
      else 'more no than yes'
    end as split,
    initial_yes / votes as yes_share
  from marts.loops
  where votes >= 2 and outcome in ('offer', 'no_offer')
)
select
  split,
  count(*)::integer as loops,
  count(distinct candidate_id)::integer as candidates,
  count(*) filter (offer)::integer as offers
from loops
group by split
order by avg(yes_share) desc, split
