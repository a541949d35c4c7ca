-- How many records the run left out because their people were forgotten. Grain: one row.
select coalesce(sum(affected), 0)::integer as records
from audit.counts
where reason = 'forgotten'
