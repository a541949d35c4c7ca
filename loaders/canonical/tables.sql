-- The canonical tables: the only vocabulary downstream of the adapters (contract §1, typed).
-- Times are UTC. Votes are answers of canonical.vote_levels; their points stand beside them.
-- One transaction: a commit for each comment would cost a fifth of a second.
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
comment on table canonical.applications is 'One row per application. Grain: application_id.';
comment on column canonical.applications.application_id is 'Application, as exported.';
comment on column canonical.applications.candidate_id is 'Person; the application_id where the export has none.';
comment on column canonical.applications.job is 'Opening that was applied for, as exported.';
comment on column canonical.applications.role is 'Kind of work, as exported; slices of the pages go by it.';
comment on column canonical.applications.level is 'Seniority, as exported.';
comment on column canonical.applications.team is 'Team that hires, as exported.';
comment on column canonical.applications.source is 'Where the candidate came from, as exported.';
comment on column canonical.applications.applied_at is 'Time of the application, UTC.';
comment on column canonical.applications.status is 'active, hired, rejected, withdrawn or closed.';
comment on column canonical.applications.closed_at is 'Time the application ended, UTC; null while active.';
comment on column canonical.applications.trial is 'True when a near-miss was sent to the loop by lot.';
comment on column canonical.applications.group_label is 'Filled only when privacy.group_column is configured.';

create table canonical.stages (
  application_id varchar not null,
  stage varchar not null,
  entered_at timestamp not null,
  entered_is_day boolean,
  exited_at timestamp
);
comment on table canonical.stages is 'One row per visit of an application to a stage. Grain: application_id, stage, entered_at.';
comment on column canonical.stages.application_id is 'Application, as exported.';
comment on column canonical.stages.stage is 'application_review, recruiter_screen, phone_screen, take_home, loop, debrief, offer or hired.';
comment on column canonical.stages.entered_at is 'Start of the visit, UTC.';
comment on column canonical.stages.entered_is_day is 'True when only the day of entered_at is known; it then stands for its first moment.';
comment on column canonical.stages.exited_at is 'End of the visit, UTC; null while it lasts or unknown.';

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
comment on column canonical.interviews.interview_id is 'Interview, as exported; several interviewers share one.';
comment on column canonical.interviews.application_id is 'Application it was held for.';
comment on column canonical.interviews.interviewer_id is 'Interviewer scheduled for it.';
comment on column canonical.interviews.stage is 'Stage it belongs to, named as in canonical.stages.';
comment on column canonical.interviews.focus is 'Name of the interview or its focus area.';
comment on column canonical.interviews.starts_at is 'Start in the calendar, UTC; may lie ahead.';
comment on column canonical.interviews.ends_at is 'End in the calendar, UTC; may lie ahead.';
comment on column canonical.interviews.status is 'scheduled, complete, cancelled or no_show.';

create table canonical.vote_levels (
  vote varchar not null,
  place integer not null,
  points double not null,
  side varchar not null
);
comment on table canonical.vote_levels is 'One row per answer that a vote can be, lowest first. Grain: vote.';
comment on column canonical.vote_levels.vote is 'Answer: strong_no, no, mixed, yes or strong_yes, or one of the form''s own words or numbers.';
comment on column canonical.vote_levels.place is 'Place in the scale, 1 for the lowest.';
comment on column canonical.vote_levels.points is 'Vote points: strong_no 1, no 2, mixed 2.5, yes 3, strong_yes 4; of other scales evenly from 1 to 4.';
comment on column canonical.vote_levels.side is 'yes, mixed or no: what it counts as.';

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
comment on table canonical.scorecards is 'One row per submitted scorecard. Grain: scorecard_id.';
comment on column canonical.scorecards.scorecard_id is 'Scorecard, as exported.';
comment on column canonical.scorecards.application_id is 'Application it rates.';
comment on column canonical.scorecards.interviewer_id is 'Interviewer who submitted it.';
comment on column canonical.scorecards.stage is 'Stage it belongs to, named as in canonical.stages.';
comment on column canonical.scorecards.focus is 'Name of the interview or its focus area.';
comment on column canonical.scorecards.interview_id is 'Interview it was written after, where the export tells.';
comment on column canonical.scorecards.interviewed_at is 'Time of the interview, UTC.';
comment on column canonical.scorecards.interviewed_is_day is 'True when only the day of interviewed_at is known; it then stands for its first moment.';
comment on column canonical.scorecards.submitted_at is 'Time it was submitted, UTC.';
comment on column canonical.scorecards.submitted_is_day is 'True when only the day of submitted_at is known; it then stands for its first moment.';
comment on column canonical.scorecards.vote is 'Current vote, an answer of canonical.vote_levels; null for no_decision.';
comment on column canonical.scorecards.vote_points is 'Vote points as in canonical.vote_levels, 1 to 4; null when no vote.';
comment on column canonical.scorecards.initial_vote is 'Vote before the debrief, as exported or from an earlier snapshot; null when the export never showed one.';
comment on column canonical.scorecards.initial_vote_points is 'Vote points of initial_vote; null when the export never showed one.';
comment on column canonical.scorecards.forecast is 'Interviewer''s stated probability of an offer, 0 to 1.';
comment on column canonical.scorecards.shadow is 'True when the scorecard rates an interview someone else led.';
comment on column canonical.scorecards.updated_at is 'Time of the last change, UTC; the newest version of a scorecard counts.';

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
comment on column canonical.ratings.scorecard_id is 'Scorecard it stands on.';
comment on column canonical.ratings.question is 'Pooled name after questions.map; the attribute where the source knows no question.';
comment on column canonical.ratings.attribute is 'Quality that the question assesses.';
comment on column canonical.ratings.rating_points is 'Rating, 1 to 4 points; null when no_data.';
comment on column canonical.ratings.no_data is 'True when the question was put and left without a rating.';
comment on column canonical.ratings.completed is 'Whether an exercise was completed; null where none is told.';
comment on column canonical.ratings.minutes is 'Minutes spent on the question.';

create table canonical.decisions (
  application_id varchar not null,
  decision varchar not null,
  decided_at timestamp,
  decided_is_day boolean,
  decided_by varchar,
  offer_status varchar,
  resolved_at timestamp
);
comment on table canonical.decisions is 'One row per hiring decision, the latest not superseded. Grain: application_id.';
comment on column canonical.decisions.application_id is 'Application decided on.';
comment on column canonical.decisions.decision is 'offer or no_offer.';
comment on column canonical.decisions.decided_at is 'Time of the decision, UTC.';
comment on column canonical.decisions.decided_is_day is 'True when only the day of decided_at is known; it then stands for its first moment.';
comment on column canonical.decisions.decided_by is 'Person who decided, as exported.';
comment on column canonical.decisions.offer_status is 'pending, accepted or declined.';
comment on column canonical.decisions.resolved_at is 'Time the offer was accepted or declined, UTC.';

create table canonical.outcomes (
  application_id varchar not null,
  measured_at timestamp not null,
  performance double,
  left_at timestamp
);
comment on table canonical.outcomes is 'One row per later measurement of a hire. Grain: application_id, measured_at.';
comment on column canonical.outcomes.application_id is 'Application that led to the hire.';
comment on column canonical.outcomes.measured_at is 'Time of the measurement, UTC.';
comment on column canonical.outcomes.performance is 'Rating of the work, in the unit of the company; more is better.';
comment on column canonical.outcomes.left_at is 'Time the hire left or will leave, UTC; null while employed.';

create table canonical.interviewers (
  interviewer_id varchar not null,
  name varchar,
  team varchar
);
comment on table canonical.interviewers is 'One row per interviewer. Grain: interviewer_id. name is filled only when privacy.interviewer_names is set to names.';
comment on column canonical.interviewers.interviewer_id is 'Interviewer, as exported.';
comment on column canonical.interviewers.name is 'Name; filled only when privacy.interviewer_names is set to names.';
comment on column canonical.interviewers.team is 'Team of the interviewer.';

create table canonical.questions (
  question varchar not null,
  attribute varchar,
  coachable boolean
);
comment on table canonical.questions is 'One row per pooled question of questions.map. Grain: question.';
comment on column canonical.questions.question is 'Pooled name of the question.';
comment on column canonical.questions.attribute is 'Quality it assesses; null where the map names none.';
comment on column canonical.questions.coachable is 'Whether a candidate can prepare for it; null where the map does not say.';

create schema private;

create table private.names (
  kind varchar not null,
  name varchar not null
);
comment on table private.names is 'One row per name of an interviewer or of a candidate who stands in the canonical tables. Grain: kind, name. For the search that keeps names out of what is published; no mart and no report reads it.';
comment on column private.names.kind is 'interviewer or candidate.';
comment on column private.names.name is 'Name, as exported.';

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
comment on column audit.files.path is 'File, from the folder of exports on.';
comment on column audit.files.sha256 is 'SHA-256 of its bytes, hexadecimal.';
comment on column audit.files.format is 'Format it was recognised as.';
comment on column audit.files.table_name is 'Canonical table it fed.';
comment on column audit.files.snapshot_on is 'Date of the snapshot in the name of the file; null without one.';
comment on column audit.files.records is 'Records read.';
comment on column audit.files.accepted is 'Records that kept every rule.';
comment on column audit.files.rejected is 'Records that broke one.';
comment on column audit.files.loaded is 'Accepted records that stand in the canonical table.';
comment on column audit.files.duplicates is 'Accepted records that repeat another.';
comment on column audit.files.superseded is 'Accepted records that a newer version replaced.';
comment on column audit.files.unknown_columns is 'Columns that no rule reads, comma-separated; null without any.';

create table audit.counts (
  check_name varchar not null,
  reason varchar not null,
  table_name varchar,
  affected bigint not null,
  of_total bigint
);
comment on table audit.counts is 'One row per reason a record was rejected, repaired, kept and flagged, or excluded. Grain: check_name, reason, table_name. Holds counts only, no ids.';
comment on column audit.counts.check_name is 'reject, repair, flag or exclude.';
comment on column audit.counts.reason is 'What was found, as a code.';
comment on column audit.counts.table_name is 'Canonical table it was found in; null when in none.';
comment on column audit.counts.affected is 'Records concerned.';
comment on column audit.counts.of_total is 'Records looked at; null where no total makes sense.';

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
comment on table audit.run is 'One row: what this warehouse was built from, and when (UTC).';
comment on column audit.run.sample_data is 'True when the exports are the simulated sample.';
comment on column audit.run.exports is 'Folder that was read.';
comment on column audit.run.exported_at is 'Time of the newest change to an export file, UTC.';
comment on column audit.run.data_through is 'Latest time in the records, UTC; null without any.';
comment on column audit.run.ingested_at is 'Time of the run, UTC.';
comment on column audit.run.plumbline_version is 'Version of plumbline that built it.';
comment on column audit.run.schema_version is 'Version of the shape of the tables.';
comment on column audit.run.reading is 'Hash of the settings that decide which rows come of an export.';

commit;
