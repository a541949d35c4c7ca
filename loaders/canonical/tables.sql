-- The canonical tables: the only vocabulary downstream of the adapters (contract §1, typed).
-- Times are UTC. Votes are labels; their points (strong_no 1, no 2, mixed 2.5, yes 3, strong_yes 4) stand beside them.
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
comment on table canonical.applications is 'One row per application. Grain: application_id.';
comment on column canonical.applications.candidate_id is 'Person; the application_id where the export has none.';
comment on column canonical.applications.status is 'active, hired, rejected, withdrawn or closed.';
comment on column canonical.applications.trial is 'True when a near-miss was sent to the loop by lot.';
comment on column canonical.applications.group_label is 'Filled only when privacy.group_column is configured.';

create table canonical.stages (
  application_id varchar not null,
  stage varchar not null,
  entered_at timestamp not null,
  exited_at timestamp
);
comment on table canonical.stages is 'One row per visit of an application to a stage. Grain: application_id, stage, entered_at.';

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
comment on table canonical.interviews is 'One row per interviewer scheduled for one interview. Grain: interview_id, interviewer_id.';
comment on column canonical.interviews.status is 'scheduled, complete, cancelled or no_show.';

create table canonical.scorecards (
  scorecard_id varchar not null,
  application_id varchar not null,
  interviewer_id varchar not null,
  stage varchar not null,
  focus varchar,
  interview_id varchar,
  interviewed_at timestamp,
  submitted_at timestamp,
  vote varchar,
  vote_points double,
  initial_vote varchar,
  initial_vote_points double,
  forecast double,
  shadow boolean not null,
  updated_at timestamp
);
comment on table canonical.scorecards is 'One row per submitted scorecard. Grain: scorecard_id.';
comment on column canonical.scorecards.vote is 'Current vote: strong_no, no, mixed, yes or strong_yes; null for no_decision.';
comment on column canonical.scorecards.vote_points is 'Vote points: strong_no 1, no 2, mixed 2.5, yes 3, strong_yes 4; null when no vote.';
comment on column canonical.scorecards.initial_vote is 'Vote before the debrief, as exported or from an earlier snapshot; null when the export never showed one.';
comment on column canonical.scorecards.initial_vote_points is 'Vote points of initial_vote; null when the export never showed one.';
comment on column canonical.scorecards.forecast is 'Interviewer''s stated probability of an offer, 0 to 1.';
comment on column canonical.scorecards.shadow is 'True when the scorecard rates an interview someone else led.';

create table canonical.ratings (
  scorecard_id varchar not null,
  question varchar not null,
  attribute varchar,
  rating_points double,
  no_data boolean not null,
  completed boolean,
  minutes double
);
comment on table canonical.ratings is 'One row per rated question or attribute on a scorecard. Grain: scorecard_id, question.';
comment on column canonical.ratings.question is 'Pooled name after questions.map; the attribute where the source knows no question.';
comment on column canonical.ratings.rating_points is 'Rating, 1 to 4 points; null when no_data.';

create table canonical.decisions (
  application_id varchar not null,
  decision varchar not null,
  decided_at timestamp,
  decided_by varchar,
  offer_status varchar,
  resolved_at timestamp
);
comment on table canonical.decisions is 'One row per hiring decision, the latest not superseded. Grain: application_id.';
comment on column canonical.decisions.decision is 'offer or no_offer.';
comment on column canonical.decisions.offer_status is 'pending, accepted or declined.';

create table canonical.outcomes (
  application_id varchar not null,
  measured_at timestamp not null,
  performance double,
  left_at timestamp
);
comment on table canonical.outcomes is 'One row per later measurement of a hire. Grain: application_id, measured_at.';

create table canonical.interviewers (
  interviewer_id varchar not null,
  name varchar,
  team varchar
);
comment on table canonical.interviewers is 'One row per interviewer. Grain: interviewer_id. name is filled only when privacy.interviewer_names is set to names.';

create table canonical.questions (
  question varchar not null,
  attribute varchar,
  coachable boolean
);
comment on table canonical.questions is 'One row per pooled question of questions.map. Grain: question.';

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
comment on table audit.files is 'One row per export file and canonical table it fed. Grain: path, table_name. records = accepted + rejected; accepted = loaded + duplicates + superseded. Records of people left out on purpose (forgotten, past retention) are in none of these: audit.counts tells how many, as exclude.';

create table audit.counts (
  check_name varchar not null,
  reason varchar not null,
  table_name varchar,
  affected bigint not null,
  of_total bigint
);
comment on table audit.counts is 'One row per reason a record was rejected, repaired, kept and flagged, or excluded. Grain: check_name, reason, table_name. check_name is reject, repair, flag or exclude. Holds counts only, no ids.';

create table audit.run (
  sample_data boolean not null,
  exports varchar not null,
  exported_at timestamp,
  data_through timestamp,
  ingested_at timestamp not null,
  plumbline_version varchar not null,
  schema_version integer not null
);
comment on table audit.run is 'One row: what this warehouse was built from, and when (UTC).';
