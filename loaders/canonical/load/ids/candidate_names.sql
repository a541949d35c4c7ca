-- One row per id of a candidate that is their name, for the search that keeps names out of what is published.
-- Grain: kind, name.
select distinct 'candidate' as kind, id as name
from ids
where column_name in ('application_id', 'candidate_id') and contains(id, ' ') and regexp_full_match(id, '[^\d@_/:]+')
