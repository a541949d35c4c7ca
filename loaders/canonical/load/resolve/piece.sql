-- One row per staged record of one source file, with where it stands. Grain: piece, record_no.
select {{piece}}::integer as piece, {{snapshot}}::date as snapshot_on, rowid as record_no, * from {{staged}}
