-- One row per configured label in {{column}} of the source, with the number of records that have it. Grain: label.
select label_key(as_answer({{kind}}, {{column}})) as label, count(*)::integer as records
from source
where label_key(as_answer({{kind}}, {{column}})) in ({{labels}})
group by label
