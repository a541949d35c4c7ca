-- One row per loop with a question on a scorecard before the decision, and per attribute known at all. Grain: application_id, attribute.
with put as (
  select * from marts.question_ratings
  where not after_decision
),
attributes as (
  select attribute from put where attribute is not null
  union
  select attribute from canonical.questions where attribute is not null
),
loops as (
  select application_id, min(held_at) as first_held_at
  from put
  group by application_id
),
asked as (
  select
    application_id,
    attribute,
    count(*)::integer as questions,
    count(points)::integer as ratings,
    avg(points) as points,
    bool_and(coalesce(coachable, false)) filter (points is not null) as coachable
  from put
  where attribute is not null
  group by application_id, attribute
)
select
  l.application_id,
  a.candidate_id,
  a.role,
  a.level,
  a.outcome,
  t.attribute,
  case when d.ratings > 0 then 'rated' when d.questions > 0 then 'no_data' else 'not_asked' end as state,
  coalesce(d.questions, 0)::integer as questions,
  d.points,
  d.coachable,
  l.first_held_at,
  year(l.first_held_at)::varchar || '-Q' || quarter(l.first_held_at)::varchar as period
from loops as l
join marts.applications as a using (application_id)
cross join attributes as t
left join asked as d on d.application_id = l.application_id and d.attribute = t.attribute
