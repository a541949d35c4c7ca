-- One row per step from exported scorecards to loops that can be judged, in order; rows of one unit add up. Grain: step.
-- left is what remains after the step, lost what the step took away; people: the candidates of what it took away, null
-- where rows never came so far as to be anybody's.
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
    count(*) filter (vote is null) as without_vote,
    count(distinct coalesce(candidate_id, s.application_id)) filter (vote is null) as without_vote_people
  from canonical.scorecards as s
  left join canonical.applications as a using (application_id)
),
votes as (
  select
    count(*) as votes,
    count(*) filter (stage <> 'loop') as elsewhere,
    count(*) filter (stage = 'loop' and after_decision) as late,
    count(*) filter (stage = 'loop' and not after_decision and shadow) as shadows,
    count(*) filter (stage = 'loop' and not after_decision and not shadow) as usable,
    count(distinct candidate_id) filter (stage <> 'loop') as elsewhere_people,
    count(distinct candidate_id) filter (stage = 'loop' and after_decision) as late_people,
    count(distinct candidate_id) filter (stage = 'loop' and not after_decision and shadow) as shadowed_people
  from marts.votes
),
further as (
  select count(distinct coalesce(a.candidate_id, s.application_id)) as further_people
  from canonical.scorecards as s
  left join canonical.applications as a using (application_id)
  where s.vote is not null and s.scorecard_id not in (select scorecard_id from marts.votes)
),
loops as (
  select
    count(*) as loops,
    count(*) filter (votes < 2) as alone,
    count(distinct candidate_id) filter (votes < 2) as alone_people
  from marts.loops
),
steps as (
  select 1 as place, 'scorecards' as unit, 'in the exports' as step, 0 as lost, records as remaining, null as people from files
  union all select 2, 'scorecards', 'rejected', rejected, records - rejected, null from files
  union all select 3, 'scorecards', 'repeated or superseded', repeated, loaded, null from files
  union all select 4, 'scorecards', 'without a vote', without_vote, loaded - without_vote, without_vote_people from cards
  union all select 5, 'scorecards', 'further ones of the same interviewer', loaded - without_vote - votes, votes, further_people from cards, votes, further where loaded - without_vote > votes
  union all select 6, 'scorecards', 'of other stages', elsewhere, late + shadows + usable, elsewhere_people from votes
  union all select 7, 'scorecards', 'submitted after the decision', late, shadows + usable, late_people from votes
  union all select 8, 'scorecards', 'of shadows', shadows, usable, shadowed_people from votes
  union all select 9, 'loops', 'with such a scorecard', 0, loops, null from loops
  union all select 10, 'loops', 'with only one vote', alone, loops - alone, alone_people from loops
)
select unit, step, lost::integer as lost, remaining::integer as "left", people::integer as people
from steps
order by place
