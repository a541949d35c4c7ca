-- One row per person of the source whose name stands in it, in one column or two. Grain: kind, person, name.
with named as (
  select
    as_key(as_text({{person}}::varchar)) as person,
    coalesce(
      as_text({{kind}}_name),
      nullif(trim(concat_ws(' ', as_text({{kind}}_first_name), as_text({{kind}}_last_name))), '')
    ) as whole_name
  from source
)
select distinct '{{kind}}' as kind, person, whole_name as name
from named
where whole_name is not null
