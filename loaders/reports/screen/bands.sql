-- One row per slice and screen group: the counts and hours every screen figure is made of. Grain: dimension, member, band, borderline.
-- $1 and $2: the configured score interval of a borderline screen, null when the form's own middle is used.
-- $3: votes that count as borderline where no score is configured.
with screens as (
  select
    *,
    case
      when $1::double is not null then coalesce(screen_score between $1 and $2, false)
      else list_contains(string_split($3, chr(31)), band)
    end as borderline
  from marts.screens
  where counted
),
counts as (
  select
    grouping_id(role, level, team, job, period) as grouping,
    role,
    level,
    team,
    job,
    period,
    band,
    borderline,
    count(*)::integer as screened,
    count(*) filter (passed)::integer as advanced,
    count(*) filter (loop_decided)::integer as decided,
    count(*) filter (loop_decided and outcome = 'offer')::integer as offers,
    count(*) filter (loop_decided and outcome = 'offer' and hired)::integer as hires,
    count(*) filter (loop_decided and clear_loop is not null)::integer as voted,
    count(*) filter (loop_decided and clear_loop)::integer as clear,
    coalesce(sum(loop_interviewers) filter (loop_decided), 0)::integer as seats,
    coalesce(sum(loop_timed) filter (loop_decided), 0)::integer as timed,
    coalesce(sum(loop_minutes) filter (loop_decided), 0)::double as minutes
  from screens
  group by grouping sets (
    (band, borderline),
    (role, band, borderline),
    (level, band, borderline),
    (team, band, borderline),
    (job, band, borderline),
    (period, band, borderline)
  )
)
select
  case grouping
    when 31 then 'all'
    when 15 then 'role'
    when 23 then 'level'
    when 27 then 'team'
    when 29 then 'job'
    when 30 then 'period'
  end as dimension,
  coalesce(role, level, team, job, period) as member,
  band,
  borderline,
  screened, advanced, decided, offers, hires, voted, clear, seats, timed, minutes
from counts
order by dimension, member nulls first, borderline, band
