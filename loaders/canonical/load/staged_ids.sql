-- One row per id in a column of {{staged}}. Grain: id.
select distinct {{column}}::varchar as id
from {{staged}}
where {{column}} is not null
