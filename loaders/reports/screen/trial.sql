-- One row per vote and borderline of which candidates were sent to the loop by lot: how many, and what became of them.
-- $1 to $3: what counts as borderline, as in bands.sql.
select
  band,
  case
    when $1::double is not null then coalesce(screen_score between $1 and $2, false)
    else list_contains(string_split($3, chr(31)), band)
  end as borderline,
  count(*)::integer as sent,
  count(*) filter (advanced and outcome in ('offer', 'no_offer'))::integer as decided,
  count(*) filter (advanced and outcome = 'offer')::integer as offers
from marts.screens
where counted and trial
group by all
order by all
