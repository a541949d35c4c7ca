-- One row per {{wanted}} of a staged record of {{staged}} already marked as {{reason}}. Grain: id.
select distinct {{wanted}}::varchar as id
from {{staged}}
where problem like '{{reason}}%' and {{wanted}} is not null
