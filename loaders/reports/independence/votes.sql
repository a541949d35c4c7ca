-- One row per initial loop vote cast before the decision, shadows aside, with who decided. Grain: scorecard_id.
-- others_in: votes of the same loop submitted before this one; null without times of submission.
-- decider: this interviewer made the decision.
select
  v.scorecard_id,
  v.application_id,
  v.candidate_id,
  v.interviewer_id,
  v.initial_vote,
  v.initial_is_yes,
  v.is_yes,
  v.initial_known,
  v.interviews,
  epoch_ms(v.interviewed_at)::double as held_ms,
  epoch_ms(v.submitted_at)::double as submitted_ms,
  strftime(v.held_at, '%Y-%m-%d') as held_on,
  case when v.submitted_at is not null
    then count(v.submitted_at) over (partition by v.application_id order by v.submitted_at range between unbounded preceding and current row)
      - count(v.submitted_at) over (partition by v.application_id, v.submitted_at)
  end::integer as others_in,
  coalesce(v.interviewer_id = a.decided_by, false) as decider
from marts.votes as v
join marts.applications as a using (application_id)
where v.stage = 'loop' and not v.shadow and not v.after_decision
order by v.application_id, v.interviewed_at nulls last, v.scorecard_id
