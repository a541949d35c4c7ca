-- One row per loadable record whose key occurs more than once, with what becomes of it:
-- current, duplicate (same values), superseded (an older version), conflict (no rule says which is right) or shared
-- (different records that bear one key: {{shared}}).
-- Newest {{newest}} wins where all versions have it, else the newest snapshot; a version from a file without a date
-- is neither older nor newer than one from a dated snapshot. Grain: piece, record_no.
with versions as (
  select
    piece,
    record_no,
    snapshot_on,
    {{key}},
    {{newest}} as changed_at,
    row({{columns}}) as payload,
    {{shared}} as shared
  from staged
  where problem is null and hash({{key}}) in (select key_hash from contested)
  window versions as (partition by {{key}}), snapshot as (partition by {{key}}, snapshot_on)
),
counted as (
  select
    *,
    row_number() over (partition by {{key}}, payload order by snapshot_on desc nulls last, piece, record_no) as copy,
    bool_and(changed_at is not null) over (partition by {{key}}) as timed,
    bool_and(snapshot_on is not null) over (partition by {{key}}) as dated
  from versions
),
aged as (
  select
    *,
    rank() over (
      partition by {{key}}, copy > 1
      order by case when timed then changed_at end desc nulls last, case when dated then snapshot_on end desc nulls last
    ) as age
  from counted
),
judged as (
  select *, count(*) filter (copy = 1 and age = 1) over (partition by {{key}}) > 1 as undecided
  from aged
)
select
  piece,
  record_no,
  {{key}},
  case
    when shared then 'shared'
    when undecided then 'conflict'
    when copy > 1 then 'duplicate'
    when age = 1 then 'current'
    else 'superseded'
  end as fate,
  row_number() over (partition by {{key}} order by case when timed then changed_at end nulls first, snapshot_on nulls first) as seniority
from judged
