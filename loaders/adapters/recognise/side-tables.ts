import type {FileSample} from "../adapter.js";

/**
 * How the names end of tables and endpoints that systems, and connectors that copy them, export beside what is read: of
 * no use here, or not to be read (demographics, addresses, free text). Without the s of the plural.
 */
const sideWords = new Set(
  `activity activitie address addresse approval attachment candidate comment custom_field degree department discipline
   education email employment feed field file group hiring_manager hiring_team invitation job job_stage jobs_stage label link location note
   office opening option organization owner panel permission phone_number pool post posting profile prospect question_answer reason
   referral referrer requisition resume role school setting source subscription survey tag template tracker upload user webhook
   candidate_attribute_type default_interviewer focus_candidate_attribute`.split(/\s+/)
);
const sideSubjects =
  /(^|_)(approvals?|approvers?|custom_fields?|demographics?|eeoc?|emails?|gender|job_posts?|pay|prospects?|race|scorecard_questions?|veteran)(_|$)/;

/** True for a file named after a side table: `eeoc.csv`, `greenhouse.job_openings-2026-03-01.csv`, `email_templates.json`. */
export function isSideTable(path: string): boolean {
  const words = stemOf(path).split(/[-_. ]+/);
  const name = words.join("_");
  const ends = words.map((_, from) => words.slice(from).join("_").replace(/s$/, ""));
  return sideSubjects.test(name) || ends.some((end) => sideWords.has(end));
}

/** Of one generation of a system, where the other may lie beside it. */
const readByOne = new Set(["job_stages", "users"]);

/** True for a JSON file named after such an endpoint. */
export function isUnreadEndpoint({path, format}: FileSample): boolean {
  return (format === "json" || format === "ndjson") && isSideTable(path) && !readByOne.has(stemOf(path));
}

const unnamedSheet = /^(sheet|worksheet|tabelle|feuil|hoja|planilha|foglio|blad|ark|arkusz|data|export|report) ?\d*$/i;

/** What a file is called: of a sheet its own name, or that of its workbook where nobody gave it one (`Sheet1`). */
export function tellingName(path: string): string {
  const name = path.split("/").at(-1)!;
  const [, book, sheet] = /^(.*\.xls[xm])#(.*)$/i.exec(name) ?? [];
  return sheet === undefined ? name : unnamedSheet.test(sheet) ? book! : sheet;
}

/**
 * Name of a file without folder, extensions, date, number of page or copy and the schema it was copied from; of a file
 * of several streams the name of the stream: `Scorecards-2026-03-01_2.json.gz`, `sync.jsonl#scorecards` and
 * `_airbyte_raw_scorecards.csv` → `scorecards`, `greenhouse.job_stage.csv` → `job_stage`.
 */
export function stemOf(path: string): string {
  return tellingName(path)
    .toLowerCase()
    .replace(/^.*\.[a-z]+#/, "")
    .replace(/(\.(xls[xm]|csv|tsv|tab|txt|ndjson|jsonl|json|parquet|gz))+$/, "")
    .replace(/[-_. ]*\d{4}-\d{2}-\d{2}/, "")
    .replace(/ *\(\d+\)$/, "")
    .replace(/[-_. ]*(page)?[-_. ]*\d*$/, "")
    .replace(/^.*\./, "")
    .replace(/^.*_raw__stream_|^_airbyte_raw_/, "")
    .replace(/^((fivetran|greenhouse|lever|harvest)_)+/, "");
}
