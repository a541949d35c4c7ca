-- The canonical tables: the only vocabulary downstream of the adapters (contract §1, typed).
-- Times are UTC. Votes are answers of canonical.vote_levels; their points stand beside them.
-- What each holds is said in comments.sql, for whoever opens the warehouse.
begin transaction;

create schema canonical;

create table canonical.applications (
  application_id varchar not null,
  candidate_id varchar,
  job varchar,
  role varchar,
  level varchar,
  team varchar,
  source varchar,
  applied_at timestamp,
  status varchar,
  closed_at timestamp,
  trial boolean,
  group_label varchar
);

create table canonical.stages (
  application_id varchar not null,
  stage varchar not null,
  entered_at timestamp not null,
  entered_is_day boolean,
  exited_at timestamp
);

create table canonical.interviews (
  interview_id varchar not null,
  application_id varchar not null,
  interviewer_id varchar not null,
  stage varchar not null,
  focus varchar,
  starts_at timestamp,
  ends_at timestamp,
  status varchar
);

create table canonical.vote_levels (
  vote varchar not null,
  place integer not null,
  points double not null,
  side varchar not null
);

create table canonical.scorecards (
  scorecard_id varchar not null,
  application_id varchar not null,
  interviewer_id varchar not null,
  stage varchar not null,
  focus varchar,
  interview_id varchar,
  interviewed_at timestamp,
  interviewed_is_day boolean,
  submitted_at timestamp,
  submitted_is_day boolean,
  vote varchar,
  vote_points double,
  initial_vote varchar,
  initial_vote_points double,
  forecast double,
  shadow boolean not null,
  updated_at timestamp
);

create table canonical.ratings (
  scorecard_id varchar not null,
  question varchar not null,
  attribute varchar,
  rating_points double,
  no_data boolean not null,
  completed boolean,
  minutes double
);

create table canonical.decisions (
  application_id varchar not null,
  decision varchar not null,
  decided_at timestamp,
  decided_is_day boolean,
  decided_by varchar,
  offer_status varchar,
  resolved_at timestamp
);

create table canonical.outcomes (
  application_id varchar not null,
  measured_at timestamp not null,
  performance double,
  left_at timestamp
);

create table canonical.interviewers (
  interviewer_id varchar not null,
  name varchar,
  team varchar
);

create table canonical.questions (
  question varchar not null,
  attribute varchar,
  coachable boolean
);

create schema private;

create table private.names (
  kind varchar not null,
  name varchar not null
);

create schema audit;

create table audit.files (
  path varchar not null,
  sha256 varchar not null,
  format varchar not null,
  table_name varchar not null,
  snapshot_on date,
  records bigint not null,
  accepted bigint not null,
  rejected bigint not null,
  loaded bigint not null,
  duplicates bigint not null,
  superseded bigint not null,
  unknown_columns varchar
);

create table audit.counts (
  check_name varchar not null,
  reason varchar not null,
  table_name varchar,
  affected bigint not null,
  of_total bigint
);

create table audit.run (
  sample_data boolean not null,
  exports varchar not null,
  exported_at timestamp,
  data_through timestamp,
  ingested_at timestamp not null,
  plumbline_version varchar not null,
  schema_version integer not null,
  reading varchar not null
);

commit;
