-- Writes the oldest known vote of a scorecard that changed it as its initial vote. Grain: scorecard_id.
update canonical.scorecards
set initial_vote = initial_votes.vote, initial_vote_points = initial_votes.vote_points
from initial_votes
where scorecards.scorecard_id = initial_votes.scorecard_id
