-- Marks the times of a column as days where nearly all of them are midnight: a system that exports days as times. Grain: one column.
update canonical.{{table}}
set {{flag}} = true
where {{time}} is not null
  and (
    select count(*) >= 20 and avg(is_midnight({{time}})::integer) >= 0.95
    from canonical.{{table}}
    where {{time}} is not null
  )
