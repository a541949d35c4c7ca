-- One row per {{wanted}} of a staged record of {{staged}} already marked as forgotten. Grain: id.
select distinct {{wanted}}::varchar as id
from {{staged}}
where problem like 'forgotten%' and {{wanted}} is not null
