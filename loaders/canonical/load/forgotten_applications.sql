-- Marks staged records of {{staged}} whose {{column}} is among the ids that must not come in. Grain: record.
update {{staged}}
set problem = '{{reason}}' || chr(31) || '{{column}}' || chr(31)
where {{column}} in (select id from forgotten)
