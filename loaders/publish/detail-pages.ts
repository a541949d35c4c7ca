import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {InterviewerDetails} from "../../src/contracts/interviewer-details.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {OwnPage} from "../../src/contracts/overview.js";
import type {QuestionDetails} from "../../src/contracts/question-details.js";
import type {Audience} from "../../src/contracts/site.js";
import {interviewerSlug} from "../../src/words/people.js";

/** Pages of one subject each, all from one source whose name stands in brackets; none of them is in the navigation. */
export interface DetailPages {
  /** Source is `src/<path>.md`; the page that lists the subjects is that of the folder's name. */
  path: string;
  audiences: readonly Audience[];
  /** The dataset that says which subjects have a page: only those with enough data. */
  dataset: string;
  slugs: (content: unknown) => string[];
}

export const detailPages: readonly DetailPages[] = [
  {
    path: "interviewers/[interviewer]",
    audiences: ["leads"],
    dataset: "interviewer-details",
    slugs: (content) => (content as InterviewerDetails).people.map(({interviewer}) => interviewerSlug(interviewer))
  },
  {
    path: "questions/[question]",
    audiences: ["leads", "managers"],
    dataset: "question-details",
    slugs: (content) => (content as QuestionDetails).questions.map(({slug}) => slug)
  }
];

export function detailPagesFor(audience: Audience): DetailPages[] {
  return detailPages.filter(({audiences}) => audiences.includes(audience));
}

/** The paths of all pages of one subject that a site has, given its datasets by name. */
export function detailPaths(audience: Audience, contentOf: (dataset: string) => unknown): string[] {
  return detailPagesFor(audience).flatMap(({path, dataset, slugs}) =>
    slugs(contentOf(dataset)).map((slug) => pathOf(path, slug))
  );
}

/** Which findings are about one subject that has a page on this site, given its datasets by name. */
export function ownPages(
  audience: Audience,
  contentOf: (dataset: string) => unknown
): (finding: Pick<Finding, "kind" | "subject">) => OwnPage | null {
  const has = new Set(detailPagesFor(audience).map(({dataset}) => dataset));
  const {people = []} = ((has.has("interviewer-details") && contentOf("interviewer-details")) ||
    {}) as Partial<InterviewerDetails>;
  const {questions = []} = ((has.has("question-details") && contentOf("question-details")) ||
    {}) as Partial<QuestionDetails>;
  const interviewers = new Set(people.map(({interviewer}) => interviewer));
  const slugs = new Map(questions.map(({question, slug}) => [question, slug]));
  return ({kind, subject}) => {
    if (kind.startsWith("interviewer.")) return interviewers.has(subject) ? {folder: "interviewers"} : null;
    const slug = kind.startsWith("question.") ? slugs.get(subject) : undefined;
    return slug === undefined ? null : {folder: "questions", slug};
  };
}

const anySubject = "subject-of-this-page";

/** The paths that Framework builds: one page of each kind, for a subject that stands for all of them. */
export function detailPatterns(audience: Audience): string[] {
  return detailPagesFor(audience).map(({path}) => patternOf(path));
}

/**
 * Makes the page of each subject from the one that Framework built. The pages of a kind differ in the subject's name
 * only, and Framework takes a fifth of a second for each, which a hundred of them made half of a build.
 */
export async function writeDetailPages(
  output: string,
  audience: Audience,
  contentOf: (dataset: string) => unknown
): Promise<void> {
  for (const {path, dataset, slugs} of detailPagesFor(audience)) {
    const pattern = join(output, `${patternOf(path)}.html`);
    const html = await readFile(pattern, "utf8");
    if (!html.includes(anySubject)) throw new Error(`src/${path}.md shows nothing of its subject`);
    for (const slug of slugs(contentOf(dataset)))
      await writeFile(join(output, `${pathOf(path, slug)}.html`), html.replaceAll(anySubject, slug));
    await rm(pattern);
  }
}

function patternOf(path: string): string {
  return pathOf(path, anySubject);
}

function pathOf(path: string, slug: string): string {
  return path.replace(/\[\w+\]$/, slug);
}
