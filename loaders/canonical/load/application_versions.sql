-- One row per staged application of {{staged}}, with the date of its snapshot. Grain: record.
select application_id, candidate_id, applied_at, closed_at, {{snapshot}}::date as snapshot_on
from {{staged}}
where application_id is not null
