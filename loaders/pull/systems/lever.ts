import {isObject, object, objects, text} from "../../adapters/fields.js";
import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import {asked, basic, type Endpoint, type Shape, type System} from "../system.js";

const list = (name: string, fields: Shape, more: Partial<Endpoint> = {}): Endpoint => ({
  name,
  path: `/v1/${name}`,
  permission: `${name}:read:admin`,
  fields: {id: true, ...fields},
  ...more
});

const ofOpportunity = (name: string, fields: Shape, more: Partial<Endpoint> = {}): Endpoint =>
  list(name, fields, {
    path: `/v1/opportunities/{id}/${name}`,
    // Nobody says that a form handed in moves the time of its opportunity.
    each: {of: "opportunities", as: "opportunityId", isOpen: ({archived}) => !isObject(archived)},
    ...more
  });

/** Lever's API: a key, pages by `next` while `hasNext`; feedback, interviews and offers are asked for one opportunity at a time. */
export const lever: System = {
  name: "lever",
  title: "Lever",
  host: "https://api.lever.co",
  documented: [
    "https://hire.lever.co/developer/documentation#authentication",
    "https://hire.lever.co/developer/documentation#pagination"
  ],
  credentials: ["LEVER_API_KEY"],
  madeAt: "Settings → Integrations and API → API Credentials, as a super admin",
  pace: {requests: 10, milliseconds: 1000},
  page: {most: 100, parameter: "limit"},

  endpoints: [
    list(
      "opportunities",
      {
        // For the search that keeps it out of what is published.
        name: true,
        contact: (value) => (isObject(value) ? text(value, "id") : value),
        stage: (value) => (isObject(value) ? text(value, "id") : value),
        confidentiality: true,
        archived: {reason: true, archivedAt: true},
        sources: true,
        stageChanges: {toStageId: true, toStageIndex: true, updatedAt: true},
        origin: true,
        applications: (value) => (Array.isArray(value) ? value.map(applicationOf) : value),
        createdAt: true,
        updatedAt: true
      },
      {
        needed: true,
        parameters: {expand: "applications"},
        changed: (from) => ({updated_at_start: from.getTime()}),
        besides: [
          "headline",
          "location",
          "opportunityLocation",
          "phones",
          "emails",
          "links",
          "tags",
          "sourcedBy",
          "owner",
          "followers",
          "lastInteractionAt",
          "lastAdvancedAt",
          "snoozedUntil",
          "urls",
          "resume",
          "dataProtection",
          "isAnonymized",
          "deletedBy",
          "deletedAt"
        ]
      }
    ),
    ofOpportunity(
      "feedback",
      {
        type: true,
        text: true,
        fields: (value) => (Array.isArray(value) ? value.filter(isObject).flatMap(scoreOf) : []),
        baseTemplateId: true,
        interview: true,
        user: true,
        createdAt: true,
        updatedAt: true,
        completedAt: true,
        deletedAt: true
      },
      {needed: true, besides: ["instructions", "panel", "profile"]}
    ),
    ofOpportunity(
      "interviews",
      {
        interviewers: {id: true},
        date: true,
        duration: true,
        stage: true,
        createdAt: true,
        canceledAt: true
      },
      {
        besides: [
          "panel",
          "subject",
          "note",
          "timezone",
          "location",
          "feedbackTemplate",
          "feedbackForms",
          "feedbackReminder",
          "user",
          "postings",
          "gcalEventUrl"
        ]
      }
    ),
    ofOpportunity(
      "offers",
      {status: true, createdAt: true, creator: true, sentAt: true},
      {besides: ["posting", "fields", "signatures", "approved", "approvedAt", "sentDocument", "signedDocument"]}
    ),
    list("stages", {text: true}, {needed: true}),
    list("archive_reasons", {text: true, status: true, type: true}),
    list(
      "postings",
      {text: true, categories: {level: true, team: true}},
      {
        besides: [
          "content",
          "country",
          "createdAt",
          "updatedAt",
          "user",
          "owner",
          "hiringManager",
          "state",
          "distributionChannels",
          "confidentiality",
          "tags",
          "followers",
          "reqCode",
          "requisitionCodes",
          "salaryDescription",
          "salaryDescriptionHtml",
          "salaryRange",
          "urls",
          "workplaceType"
        ]
      }
    ),
    list(
      "users",
      {name: true, username: "name only", accessRole: true},
      {
        wishes: {includeDeactivated: true},
        besides: [
          "email",
          "photo",
          "createdAt",
          "deactivatedAt",
          "externalDirectoryId",
          "linkedContactIds",
          "jobTitle",
          "managerId"
        ]
      }
    )
  ],

  authorise: async ({LEVER_API_KEY}) => basic(LEVER_API_KEY!),

  first: ({path}, parameters) => asked(path, parameters),

  pageOf({body}, {path}) {
    const next = isObject(body) && body.hasNext === true ? text(body, "next") : null;
    return {records: isObject(body) ? objects(body, "data") : [], next: next === null ? null : withOffset(path, next)};
  }
};

function withOffset(path: string, offset: string): {path: string} {
  const [before, query] = path.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("offset", offset);
  return {path: `${before}?${parameters}`};
}

function applicationOf(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const posting = object(value, "posting");
  return {id: value.id ?? null, posting: posting === null ? (value.posting ?? null) : (posting.id ?? null)};
}

/** A field of a feedback form that holds a score; all others are text, dates or files. */
function scoreOf(field: JsonObject): JsonObject[] {
  const type = text(field, "type");
  const known = {id: field.id ?? null, type, text: field.text ?? null};
  if (type === "score" || type === "score-system") return [{...known, value: field.value ?? null}];
  if (type !== "scorecard") return [];
  const values = Array.isArray(field.value) ? field.value : [];
  return [
    {
      ...known,
      scores: objects(field, "scores").map(({text: prompt}) => ({text: prompt ?? null})),
      value: values.map((value) => (isObject(value) ? {score: value.score ?? null} : value))
    }
  ];
}
