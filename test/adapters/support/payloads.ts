/** Small exports with one application, whose single parts a test changes. */
type Part = Record<string, unknown>;
const day = 1767225600000;
const at = "2026-01-01T12:00:00Z";

export function v3Scorecard(changes: Part): Part {
  const ids = {id: 1, application_id: 1, interview_kit_id: 53, interviewer_id: 12, submitter_id: 12};
  return {
    ...ids,
    interviewed_at: at,
    submitted_at: at,
    updated_at: at,
    candidate_rating: "yes",
    status: "complete",
    ...changes
  };
}

/** Harvest v3, one file for each endpoint. */
export function greenhouseV3({status = "in_process", reason = null, ...tables}: Part): Record<string, unknown> {
  const application = {id: 1, candidate_id: 901, job_id: 21, status, prospect: false, created_at: at};
  const all = {
    applications: [{...application, rejected_at: status === "rejected" ? at : null}],
    interview_kits: [{id: 53, job_id: 21, job_interview_id: 43, exercises: null}],
    job_interviews: [{id: 43, job_id: 21, job_interview_stage_id: 33, name: "System Design", duration: 60}],
    job_interview_stages: [{id: 33, job_id: 21, name: "Onsite", sort_order: 1, active: true}],
    job_candidate_attributes: [{id: 61, job_id: 21, candidate_attribute_type_id: 1, name: "Coding"}],
    application_stages: [{id: 1, application_id: 1, job_interview_stage_id: 33, entered_at: at, exited_at: null}],
    rejection_details: [{id: 1, application_id: 1, rejection_reason_id: 91, rejected_by_id: 9, rejected_at: at}],
    rejection_reasons: [{id: 91, name: "Reason", type: {id: 1, key: reason}}],
    ...tables
  };
  return Object.fromEntries(Object.entries(all).map(([endpoint, rows]) => [`${endpoint}.json`, rows]));
}

export function v1Scorecard(changes: Part): Part {
  const who = {interviewer: {id: 12, name: "N"}, submitted_by: {id: 12, name: "N"}};
  const which = {id: 1, application_id: 1, interview: "System Design", interview_step: {id: 43, name: "System Design"}};
  const when = {interviewed_at: at, submitted_at: at, updated_at: at};
  return {...which, ...who, ...when, overall_recommendation: "yes", attributes: [], ...changes};
}

/** Harvest v1. */
export function greenhouseV1({status = "active", reason = null, ...tables}: Part): Record<string, unknown> {
  const application = {id: 1, candidate_id: 901, prospect: false, applied_at: at, jobs: [{id: 21, name: "Engineer"}]};
  const rejection_reason = reason === null ? null : {id: 91, name: "Reason", type: {id: 1, name: reason}};
  const all = {
    applications: [{...application, status, rejection_reason, rejected_at: status === "rejected" ? at : null}],
    job_stages: [{id: 33, name: "Onsite", job_id: 21, priority: 1, interviews: [{id: 43, name: "System Design"}]}],
    ...tables
  };
  return Object.fromEntries(Object.entries(all).map(([endpoint, rows]) => [`${endpoint}.json`, rows]));
}

export function leverFeedback({vote = "3 - Hire", notes = "", ...changes}: Part): Part {
  const fields = [
    {id: "f1", type: "score-system", text: "Rating", value: vote},
    {id: "f2", type: "textarea", text: "Notes", value: notes}
  ];
  const ids = {id: "F1", type: "interview", text: "System Design", baseTemplateId: "t1", interview: "V1", user: "12"};
  return {...ids, opportunityId: "1", fields, createdAt: day, completedAt: day, deletedAt: null, ...changes};
}

/** Lever's API; an opportunity is archived when a reason is given. */
export function leverFiles({
  feedback,
  reason = null,
  interviews = [{}],
  offers = [],
  stageChanges
}: {
  feedback: unknown[];
  reason?: Part | null;
  interviews?: Part[];
  offers?: Part[];
  stageChanges?: unknown[];
}): Record<string, unknown> {
  const interview = {interviewers: [{id: "12", name: "N"}], date: day, duration: 60, stage: "33", canceledAt: null};
  const archived = reason === null ? null : {reason: "81", archivedAt: day};
  const changes = stageChanges ?? [{toStageId: "33", updatedAt: day}];
  const opportunity = {id: "1", name: "N", contact: "901", stage: "33", origin: "applied", createdAt: day, archived};
  const page = (data: unknown[]) => ({data, hasNext: false});
  return {
    "feedback.json": page(feedback),
    "interviews.json": page(interviews.map((changed) => ({id: "V1", opportunityId: "1", ...interview, ...changed}))),
    "opportunities.json": page([{...opportunity, stageChanges: changes}]),
    "stages.json": page([
      {id: "33", text: "On-site interview"},
      {id: "34", text: "Offer"}
    ]),
    ...(reason === null ? {} : {"archive_reasons.json": page([{id: "81", ...reason}])}),
    ...(offers.length === 0 ? {} : {"offers.json": page(offers.map((offer) => ({opportunityId: "1", ...offer})))})
  };
}

const options = [
  {label: "Strong Hire", value: "strong_hire"},
  {label: "Hire", value: "hire"},
  {label: "Strong No Hire", value: "8d1f-option"}
];

export function ashbyFeedback({vote = "3", notes = "", user = "12", ...changes}: Part): Part {
  const fields = [
    {
      field: {
        id: "q1",
        type: "ValueSelect",
        path: "overall",
        title: "Overall Recommendation",
        selectableValues: options
      }
    },
    {field: {id: "q2", type: "RichText", path: "notes", title: "Notes"}}
  ];
  const ids = {id: "F1", applicationId: "1", interviewId: "43", interviewEventId: "V1", submittedAt: at};
  const submittedByUser = {id: user, firstName: "N", lastName: "N"};
  const formDefinition = {sections: [{title: "S", fields}]};
  return {...ids, submittedByUser, formDefinition, submittedValues: {overall: vote, notes}, ...changes};
}

interface AshbyField {
  path: string;
  title: string;
  type: string;
  /** Value and label of each option. */
  options?: [string | number, string][];
}

/** Feedback on a form of one's own: fields and what was submitted, by path. */
export function ashbyForm(fields: AshbyField[], submittedValues: Part, changes: Part = {}): Part {
  const asked = fields.map(({path, title, type, options: choices = []}) => {
    const selectableValues = choices.map(([value, label]) => ({value, label}));
    return {field: {id: path, path, title, type, selectableValues}};
  });
  return {...ashbyFeedback(changes), formDefinition: {sections: [{title: "S", fields: asked}]}, submittedValues};
}

/** Ashby's API. */
export function ashbyFiles({
  feedback,
  status = "Active",
  reason = null,
  offers = []
}: {
  feedback: unknown[];
  status?: string;
  reason?: string | null;
  offers?: unknown[];
}): Record<string, unknown> {
  const archiveReason = reason === null ? null : {id: "82", text: "Reason", reasonType: reason};
  const people = {candidate: {id: "901", name: "N"}, job: {id: "21", title: "Engineer"}};
  const application = {
    id: "1",
    createdAt: at,
    status,
    currentInterviewStage: {id: "33", title: "Onsite"},
    archiveReason
  };
  const event = {
    id: "V1",
    interviewId: "43",
    interviewerUserIds: ["12"],
    startTime: at,
    endTime: "2026-01-01T13:00:00Z"
  };
  const schedule = {id: "S1", status: "Complete", applicationId: "1", interviewStageId: "33", interviewEvents: [event]};
  const page = (results: unknown[]) => ({success: true, results, moreDataAvailable: false});
  return {
    "applicationFeedback.list.json": page(feedback),
    "application.list.json": page([{...application, ...people}]),
    "interviewSchedule.list.json": page([schedule]),
    ...(offers.length === 0 ? {} : {"offer.list.json": page(offers)})
  };
}
