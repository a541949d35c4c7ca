-- One row per decided loop after a borderline screen, in the quarter of the screen. Grain: application_id.
-- $1 and $2: the configured score interval of a borderline screen, null when the form's own middle is used.
-- $3: votes that count as borderline where no score is configured.
select
  candidate_id,
  period,
  outcome = 'offer' as offer,
  (date_diff('second', screened_at, decided_at) / 86400.0)::double as days
from marts.screens
where
  counted
  and loop_decided
  and period is not null
  and case
    when $1::double is not null then coalesce(screen_score between $1 and $2, false)
    else list_contains(string_split($3, chr(31)), band)
  end
order by screened_at, application_id
