-- One row per step from exported scorecards to loops that can be judged, in order; rows of one unit add up. Grain: step.
-- left is what remains after the step, lost what the step took away.
with files as (
  select
    coalesce(sum(records), 0) as records,
    coalesce(sum(rejected), 0) as rejected,
    coalesce(sum(duplicates + superseded), 0) as repeated,
    coalesce(sum(loaded), 0) as loaded
  from audit.files
  where table_name = 'scorecards'
),
cards as (
  select
    count(*) as loaded,
    count(*) filter (vote is null) as without_vote
  from canonical.scorecards
),
votes as (
  select
    count(*) as votes,
    count(*) filter (stage <> 'loop') as elsewhere,
    count(*) filter (stage = 'loop' and after_decision) as late,
    count(*) filter (stage = 'loop' and not after_decision and shadow) as shadows,
    count(*) filter (stage = 'loop' and not after_decision and not shadow) as usable
  from marts.votes
),
loops as (
  select count(*) as loops, count(*) filter (votes < 2) as alone
  from marts.loops
),
steps as (
  select 1 as place, 'scorecards' as unit, 'in the exports' as step, 0 as lost, records as remaining from files
  union all select 2, 'scorecards', 'rejected', rejected, records - rejected from files
  union all select 3, 'scorecards', 'repeated or superseded', repeated, loaded from files
  union all select 4, 'scorecards', 'without a vote', without_vote, loaded - without_vote from cards
  union all select 5, 'scorecards', 'further ones of the same interviewer', loaded - without_vote - votes, votes from cards, votes where loaded - without_vote > votes
  union all select 6, 'scorecards', 'of other stages', elsewhere, late + shadows + usable from votes
  union all select 7, 'scorecards', 'submitted after the decision', late, shadows + usable from votes
  union all select 8, 'scorecards', 'of shadows', shadows, usable from votes
  union all select 9, 'loops', 'with such a scorecard', 0, loops from loops
  union all select 10, 'loops', 'with only one vote', alone, loops - alone from loops
)
select unit, step, lost::integer as lost, remaining::integer as "left"
from steps
order by place
