-- One row per application with a group. Grain: application_id.
select application_id, group_label from marts.applications where group_label is not null
