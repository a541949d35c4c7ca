-- One row per month of interviews, and how much its scorecards lack. Grain: month.
with cards as (
  select
    strftime(coalesce(s.interviewed_at, s.submitted_at), '%Y-%m') as "month",
    coalesce(a.candidate_id, s.application_id) as candidate,
    s.*
  from canonical.scorecards as s
  left join canonical.applications as a using (application_id)
)
select
  "month",
  count(distinct candidate)::integer as candidates,
  count(*)::integer as scorecards,
  count(*) filter (vote is null)::integer as "withoutVote",
  count(*) filter (submitted_at is null)::integer as "withoutSubmission",
  count(*) filter (interviewed_at is null)::integer as "withoutInterviewTime",
  count(*) filter (initial_vote is null)::integer as "withoutInitialVote",
  count(*) filter (submitted_at > interviewed_at + interval 48 hours)::integer as late,
  count(*) filter (submitted_at < interviewed_at)::integer as backdated
from cards
where "month" is not null
group by "month"
order by "month"
