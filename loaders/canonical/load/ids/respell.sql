-- Puts the person in place of every spelling of them in {{column}} of {{staged}}. Grain: record.
update {{staged}}
set {{column}} = spellings.person
from spellings
where {{staged}}.{{column}} = spellings.spelling
