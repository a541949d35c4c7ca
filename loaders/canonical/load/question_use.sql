-- One row per question of the source that the questions map pools, with the number of its ratings. Grain: label.
select as_key(as_text(question)) as label, count(*)::integer as records
from source
where pooled('name', as_key(as_text(question))) is not null
group by label
