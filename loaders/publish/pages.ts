import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Kind} from "../../src/contracts/finding.js";
import {audiences, type Audience} from "../reports/report.js";
import {sourceRoot} from "./paths.js";

/** One page of the sites; its source is `src/<path>.md`. */
export interface Page {
  path: string;
  /** Name in the navigation. */
  name: string;
  /** What it answers, in the reader's words. */
  question: string;
  audiences: readonly Audience[];
  /** Kinds of findings that this page explains; the overview links them here. */
  kinds: readonly Kind[];
}

const leads = ["leads"] as const;
const both = ["leads", "managers"] as const;

/** Every page, in the order of the navigation. What is not in this list is in no site. */
export const pages: readonly Page[] = [
  {path: "index", name: "Overview", question: "What matters most now?", audiences, kinds: []},
  {
    path: "agreement",
    name: "Agreement",
    question: "Do our interviewers agree, and would a repeat loop decide the same?",
    audiences: leads,
    kinds: ["agreement.overall", "agreement.repeatability"]
  },
  {
    path: "interviewers",
    name: "Interviewers",
    question: "Who votes differently from what their candidates would lead us to expect?",
    audiences: leads,
    kinds: ["interviewer.severity", "interviewer.consistency", "interviewer.timeliness"]
  },
  {
    path: "interviewer",
    name: "One interviewer",
    question: "How does one interviewer vote and write, beside everyone?",
    audiences: leads,
    kinds: []
  },
  {
    path: "independence",
    name: "Independence",
    question: "Were the votes cast independently?",
    audiences: leads,
    kinds: ["interviewer.independence", "debrief.shift"]
  },
  {
    path: "loop-design",
    name: "Loop design",
    question: "How many interviews does a loop need?",
    audiences: leads,
    kinds: ["loop.size", "loop.early_stop"]
  },
  {
    path: "screeners",
    name: "Screeners",
    question: "Do screeners pass candidates at the same bar?",
    audiences: leads,
    kinds: ["screener.calibration"]
  },
  {
    path: "calibration",
    name: "Calibration pack",
    question: "What should the next calibration session be about?",
    audiences: leads,
    kinds: []
  },
  {
    path: "phone-screen",
    name: "Phone screen",
    question: "Is the bar of the phone screen in the right place?",
    audiences: both,
    kinds: ["screen.validity", "screen.bar"]
  },
  {
    path: "borderline",
    name: "Borderline screens",
    question: "Are loops after borderline screens worth their hours?",
    audiences: both,
    kinds: ["screen.borderline", "loop.hours"]
  },
  {
    path: "questions",
    name: "Questions",
    question: "Which questions carry signal?",
    audiences: both,
    kinds: ["question.signal", "question.redundant", "question.drift"]
  },
  {
    path: "question",
    name: "One question",
    question: "What is known of one question?",
    audiences: both,
    kinds: []
  },
  {
    path: "question-use",
    name: "Use of questions",
    question: "How do interviewers use the questions they ask?",
    audiences: leads,
    kinds: []
  },
  {
    path: "coverage",
    name: "Coverage",
    question: "Does each loop cover what it set out to learn?",
    audiences: both,
    kinds: ["question.no_data"]
  },
  {
    path: "funnel",
    name: "Funnel",
    question: "Where do candidates leave, and has that changed?",
    audiences: ["managers", "leadership"],
    kinds: ["funnel.conversion", "funnel.mix"]
  },
  {path: "data-trust", name: "Data trust", question: "Can these data be believed?", audiences, kinds: ["data.quality"]},
  {
    path: "methods",
    name: "Methods and glossary",
    question: "How is each number made, and what are its limits?",
    audiences,
    kinds: []
  }
];

/** The pages of one site that are written, in order. */
export function pagesFor(audience: Audience): Page[] {
  return pages.filter(({path, audiences: allowed}) => allowed.includes(audience) && existsSync(pageFile(path)));
}

export function pageFile(path: string): string {
  return join(sourceRoot, `${path}.md`);
}

export const siteTitles: Record<Audience, string> = {
  leads: "plumbline for interview leads",
  managers: "plumbline for hiring managers",
  leadership: "plumbline for leadership"
};
