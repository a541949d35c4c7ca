-- One row per answer that a vote can be, lowest first, and whether a loop vote has it.
select
  vote,
  points,
  vote in (select unnest([vote, initial_vote]) from marts.votes where stage = 'loop') as used
from canonical.vote_levels
order by place
