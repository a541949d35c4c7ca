-- One row per loadable record, when no key occurs twice. Grain: {{key}}.
select {{columns}}
from staged
where problem is null
