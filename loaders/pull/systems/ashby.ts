import {isObject, object, objects, text} from "../../adapters/fields.js";
import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import {basic, type Endpoint, type Shape, type System} from "../system.js";

const named: Shape = {id: true, title: true};

const list = (name: string, permission: string, fields: Shape, more: Partial<Endpoint> = {}): Endpoint => ({
  name,
  path: `/${name}`,
  permission,
  fields: {id: true, ...fields},
  ...more
});

/**
 * Ashby's API: everything by POST, the key as the name of basic authentication, cursors, and a sync token at the end of
 * the lists that have one.
 */
export const ashby: System = {
  name: "ashby",
  title: "Ashby",
  host: "https://api.ashbyhq.com",
  documented: [
    "https://developers.ashbyhq.com/reference/authentication",
    "https://developers.ashbyhq.com/docs/pagination-and-incremental-sync"
  ],
  credentials: ["ASHBY_API_KEY"],
  madeAt: "Admin → Integrations → API Keys",
  // A thousand a minute for each key; a hundred a minute where one is asked for each application.
  pace: {requests: 15, milliseconds: 1000},
  page: {most: 100, parameter: "limit"},

  endpoints: [
    list(
      "applicationFeedback.list",
      "Candidates: read",
      {
        applicationId: true,
        applicationHistoryId: true,
        feedbackFormDefinitionId: true,
        interviewId: true,
        interviewEventId: true,
        submittedAt: true,
        updatedAt: true,
        submittedByUser: {id: true},
        creditedToUser: {id: true},
        formDefinition: {
          sections: {
            title: true,
            fields: {
              field: {id: true, type: true, path: true, title: true, selectableValues: {label: true, value: true}}
            }
          }
        },
        submittedValues: (value, record) => (isObject(value) ? choicesOf(value, record) : null)
      },
      {needed: true}
    ),
    list(
      "application.list",
      "Candidates: read",
      {
        createdAt: true,
        updatedAt: true,
        status: true,
        // The name for the search that keeps it out of what is published.
        candidate: {id: true, name: true},
        currentInterviewStage: named,
        source: named,
        archiveReason: {id: true, reasonType: true},
        archivedAt: true,
        job: named
      },
      {
        besides: [
          "customFields",
          "creditedToUser",
          "hiringTeam",
          "appliedViaJobPostingId",
          "submitterClientIp",
          "submitterUserAgent",
          "openings"
        ]
      }
    ),
    list(
      "application.listHistory",
      "Candidates: read",
      {stageId: true, title: true, enteredStageAt: true, leftStageAt: true, stageNumber: true},
      {
        each: {of: "application.list", as: "applicationId", parameter: "applicationId"},
        besides: ["actorId", "allowedActions"]
      }
    ),
    list(
      "interviewSchedule.list",
      "Interviews: read",
      {
        applicationId: true,
        interviewStageId: true,
        status: true,
        interviewEvents: {id: true, interviewId: true, interviewerUserIds: true, startTime: true, endTime: true},
        createdAt: true,
        updatedAt: true
      },
      {besides: ["candidateId", "scheduledBy"]}
    ),
    list(
      "interviewPlan.list",
      "Interviews: read",
      {title: true},
      {isHelper: true, besides: ["isArchived"], wishes: {includeArchived: true}}
    ),
    list(
      "interviewStage.list",
      "Interviews: read",
      {title: true, type: true, orderInInterviewPlan: true},
      {
        each: {of: "interviewPlan.list", as: "interviewPlanId", parameter: "interviewPlanId"}
      }
    ),
    list(
      "interview.list",
      "Interviews: read",
      {title: true, feedbackFormDefinitionId: true},
      {
        wishes: {includeArchived: true, includeNonSharedInterviews: true},
        besides: ["instructionsHtml", "instructionsPlain", "externalTitle", "jobId", "isArchived", "isDebrief"]
      }
    ),
    list(
      "offer.list",
      "Offers: read",
      {
        applicationId: true,
        acceptanceStatus: true,
        offerStatus: true,
        createdAt: true,
        decidedAt: true,
        latestVersion: {id: true, createdAt: true}
      },
      {besides: ["versions", "formDefinition"]}
    ),
    list(
      "user.list",
      "Organization: read",
      {firstName: true, lastName: true, globalRole: true},
      {
        wishes: {includeDeactivated: true},
        besides: ["email", "isEnabled", "updatedAt", "customRoleId", "managerId", "externalId"]
      }
    )
  ],

  authorise: async ({ASHBY_API_KEY}) => basic(ASHBY_API_KEY!),

  first: ({path}, parameters, token) => ({
    path,
    body: {...parameters, ...(token === null ? {} : {syncToken: token})}
  }),

  pageOf({body}, request) {
    if (!isObject(body)) return {records: [], next: null};
    const cursor = body.moreDataAvailable === true ? text(body, "nextCursor") : null;
    const token = text(body, "syncToken");
    return {
      records: objects(body, "results"),
      next: cursor === null ? null : {...request, body: {...request.body, cursor}},
      ...(token === null || cursor !== null ? {} : {syncToken: token})
    };
  }
};

/** The answers of a form that were chosen from a list or are scores; what was written is left out. */
function choicesOf(values: JsonObject, record: JsonObject): JsonObject {
  const sections = objects(object(record, "formDefinition"), "sections");
  const fields = sections
    .flatMap((section) => objects(section, "fields"))
    .map((entry) => object(entry, "field") ?? entry);
  const chosen: [string, JsonValue][] = fields.flatMap((field) => {
    const path = text(field, "path") ?? text(field, "id");
    const isChoice = ["ValueSelect", "Score"].includes(text(field, "type") ?? "");
    return path === null || !isChoice || values[path] === undefined ? [] : [[path, scoreOnly(values[path])]];
  });
  return Object.fromEntries(chosen);
}

/** A score may come with a remark. */
function scoreOnly(value: JsonValue): JsonValue {
  return isObject(value) ? {score: value.score ?? null} : value;
}
