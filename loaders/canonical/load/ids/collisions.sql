-- One row per column in which an id is another with zeros before it or ".0" behind it, with the first such pair.
-- Grain: column_name.
with dressed as (
  select
    column_name,
    id,
    case
      when regexp_full_match(id, '0+[1-9]\d*') then ltrim(id, '0')
      when regexp_full_match(id, '\d+\.0') then left(id, -2)
    end as bare
  from ids
  where id like '0%' or id like '%.0'
)
select dressed.column_name, min(dressed.id) as dressed, min_by(dressed.bare, dressed.id) as bare
from dressed
join ids on ids.column_name = dressed.column_name and ids.id = dressed.bare
group by dressed.column_name
order by dressed.column_name
