import {interviewerSlug} from "../../src/components/interviewer-slug.js";
import type {InterviewerDetails} from "../../src/contracts/interviewer-details.js";
import type {QuestionDetails} from "../../src/contracts/question-details.js";
import type {Audience} from "../reports/report.js";

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
    slugs(contentOf(dataset)).map((slug) => path.replace(/\[\w+\]$/, slug))
  );
}
