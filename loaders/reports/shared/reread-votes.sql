-- One row: initial votes of one interviewer ($1) beyond the screens.
select count(*)::integer as votes
from marts.votes
where stage in ('loop', 'take_home') and not shadow and not after_decision and interviewer_id = $1
