import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Kind} from "../../src/contracts/finding.js";
import {audiences, type Audience} from "../../src/contracts/site.js";
import {sourceRoot} from "./paths.js";

/** The things judged, in the order of the navigation. */
export const groups = ["Phone screen", "Loop", "Questions", "Pipeline", "Trust"] as const;
export type Group = (typeof groups)[number];

/** One page of the sites; its source is `src/[site]/<path>.md`. */
export interface Page {
  path: string;
  /** Name in the navigation. */
  name: string;
  /** What it judges; null for what is about all of them and stands first. */
  group: Group | null;
  /** What it answers, in the reader's words. */
  question: string;
  audiences: readonly Audience[];
  /** Kinds of findings that this page explains; the overview links them here. */
  kinds: readonly Kind[];
  /** What it reads; a page without one of these still builds and says what is missing. */
  needs: readonly Need[];
}

/** A canonical table, and what a page takes from it. */
interface Need {
  table: string;
  why: string;
}

const leads = ["leads"] as const;
const both = ["leads", "managers"] as const;
const scorecards = (why: string): Need => ({table: "scorecards", why});
const ratings = (why: string): Need => ({table: "ratings", why});
const offers: Need = {
  table: "decisions",
  why: "which loops ended in an offer (or status hired in applications)"
};

/** Every page, in the order of the navigation. What is not in this list is in no site. */
export const pages: readonly Page[] = [
  {path: "index", name: "Overview", group: null, question: "What matters most now?", audiences, kinds: [], needs: []},
  {path: "to-do", name: "To do", group: null, question: "What should we do next?", audiences, kinds: [], needs: []},
  {
    path: "phone-screen",
    name: "Phone screen",
    group: "Phone screen",
    question: "Is the bar of the phone screen in the right place?",
    audiences: both,
    kinds: ["screen.validity", "screen.bar"],
    needs: [scorecards("phone_screen votes"), offers]
  },
  {
    path: "borderline",
    name: "Borderline screens",
    group: "Phone screen",
    question: "Are loops after borderline screens worth their hours?",
    audiences: both,
    kinds: ["screen.borderline", "loop.hours"],
    needs: [
      scorecards("phone_screen votes"),
      offers,
      {table: "interviews", why: "actual loop hours (else the configured cost sheet is used)"}
    ]
  },
  {
    path: "screeners",
    name: "Screeners",
    group: "Phone screen",
    question: "Do screeners pass candidates at the same bar?",
    audiences: leads,
    kinds: ["screener.calibration"],
    needs: [
      scorecards("phone_screen votes of each screener"),
      {table: "applications", why: "role, level and source of whom a screener met"}
    ]
  },
  {
    path: "agreement",
    name: "Agreement",
    group: "Loop",
    question: "Would another loop have decided the same?",
    audiences: leads,
    kinds: ["agreement.overall", "agreement.repeatability"],
    needs: [scorecards("votes of a loop")]
  },
  {
    path: "interviewers",
    name: "Interviewers",
    group: "Loop",
    question: "Who needs a calibration session?",
    audiences: leads,
    kinds: ["interviewer.severity", "interviewer.consistency", "interviewer.timeliness"],
    needs: [scorecards("votes of each interviewer")]
  },
  {
    path: "independence",
    name: "Independence",
    group: "Loop",
    question: "Were the votes cast independently?",
    audiences: leads,
    kinds: ["interviewer.independence", "debrief.shift"],
    needs: [scorecards("votes with submitted_at and initial_vote")]
  },
  {
    path: "loop-design",
    name: "Loop design",
    group: "Loop",
    question: "How many interviews does a loop need?",
    audiences: leads,
    kinds: ["loop.size", "loop.early_stop"],
    needs: [scorecards("votes in interview order"), offers]
  },
  {
    path: "load",
    name: "Load",
    group: "Loop",
    question: "Is interviewing shared evenly?",
    audiences: leads,
    kinds: ["load.evenness"],
    needs: [
      scorecards("who interviewed, and when"),
      {table: "interviews", why: "interviews that nobody wrote up, and their length"}
    ]
  },
  {
    path: "calibration",
    name: "Calibration pack",
    group: "Loop",
    question: "What should the next calibration session be about?",
    audiences: leads,
    kinds: [],
    needs: [scorecards("votes of each interviewer")]
  },
  {
    path: "questions",
    name: "Questions",
    group: "Questions",
    question: "Which questions should stay, change or go?",
    audiences: both,
    kinds: ["question.signal", "question.redundant", "question.drift", "question.no_data"],
    needs: [ratings("ratings of questions")]
  },
  {
    path: "coverage",
    name: "Coverage",
    group: "Questions",
    question: "Does each loop cover what it set out to learn?",
    audiences: both,
    kinds: ["coverage.attribute", "coverage.rejections"],
    needs: [ratings("ratings with the attribute they assess")]
  },
  {
    path: "funnel",
    name: "Funnel",
    group: "Pipeline",
    question: "Where do candidates leave, and has that changed?",
    audiences: ["managers", "leadership"],
    kinds: ["funnel.conversion", "funnel.mix"],
    needs: [
      {table: "applications", why: "entry dates and outcomes"},
      {table: "stages", why: "when each stage was entered"}
    ]
  },
  {
    path: "data-trust",
    name: "Data trust",
    group: "Trust",
    question: "Can these data be believed?",
    audiences,
    kinds: ["data.quality"],
    needs: []
  },
  {
    path: "methods",
    name: "Methods and glossary",
    group: "Trust",
    question: "How is each number made, and what are its limits?",
    audiences,
    kinds: [],
    needs: []
  }
];

/** The pages of one site that are written, in order. */
export function pagesFor(audience: Audience): Page[] {
  return pages.filter(({path, audiences: allowed}) => allowed.includes(audience) && existsSync(pageFile(path)));
}

export function pageFile(path: string): string {
  return join(sourceRoot, "[site]", `${path}.md`);
}

export const siteTitles: Record<Audience, string> = {
  leads: "plumbline for interview leads",
  managers: "plumbline for hiring managers",
  leadership: "plumbline for leadership"
};
