-- Marks staged records of {{staged}} that belong to a forgotten application or candidate. Grain: record.
update {{staged}}
set problem = 'forgotten' || chr(31) || '{{column}}' || chr(31)
where {{column}} in (select id from forgotten) and problem is null
