-- One row per id and column that holds it, whichever tables it stands in; of the scorecards of ratings those that are
-- no scorecard's own. Grain: column_name, id.
select 'scorecard_id' as column_name, scorecard_id as id from canonical.scorecards
union select 'scorecard_id', scorecard_id from canonical.ratings anti join canonical.scorecards using (scorecard_id)
union select 'application_id', application_id from canonical.scorecards
union select 'application_id', application_id from canonical.applications
union select 'application_id', application_id from canonical.stages
union select 'application_id', application_id from canonical.interviews
union select 'application_id', application_id from canonical.decisions
union select 'application_id', application_id from canonical.outcomes
union select 'candidate_id', candidate_id from canonical.applications where candidate_id <> application_id
union select 'interviewer_id', interviewer_id from canonical.scorecards
union select 'interviewer_id', interviewer_id from canonical.interviews
union select 'interviewer_id', interviewer_id from canonical.interviewers
union select 'interviewer_id', decided_by from canonical.decisions where decided_by is not null
union select 'interview_id', interview_id from canonical.interviews
union select 'interview_id', interview_id from canonical.scorecards where interview_id is not null
