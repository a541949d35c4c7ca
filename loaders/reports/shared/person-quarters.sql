-- Whom each person met in each quarter, as two pages count it. Grain: page, interviewer_id, period, candidate_id.
-- seats: interviews held, by the Monday of their week; $1: the last day that the data tell of, only weeks that had ended.
-- votes: votes that can be held against others' on the same candidate, by the quarter of the loop.
with votes as (
  select
    *,
    count(distinct interviewer_id) over (partition by application_id) > 1 as has_peers
  from marts.votes
  where stage in ('loop', 'take_home') and not shadow and not after_decision
)
select distinct 'seats' as page, interviewer_id, period, candidate_id
from marts.interview_seats
where held_at is not null and week + interval 6 days <= $1::timestamp
union all
select distinct 'votes' as page, interviewer_id, period, candidate_id
from votes
where has_peers and period is not null
order by all
