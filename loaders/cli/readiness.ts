/** What each page reads; a page without one of these still builds and says what is missing. */
const wanted: {page: string; needs: {table: string; why: string}[]}[] = [
  {page: "agreement", needs: [{table: "scorecards", why: "votes of a loop"}]},
  {page: "interviewers", needs: [{table: "scorecards", why: "votes of each interviewer"}]},
  {page: "independence", needs: [{table: "scorecards", why: "votes with submitted_at and initial_vote"}]},
  {
    page: "loop-design",
    needs: [
      {table: "scorecards", why: "votes in interview order"},
      {table: "decisions", why: "which loops ended in an offer (or status hired in applications)"}
    ]
  },
  {
    page: "screeners",
    needs: [
      {table: "scorecards", why: "phone_screen votes of each screener"},
      {table: "applications", why: "role, level and source of whom a screener met"}
    ]
  },
  {
    page: "phone-screen",
    needs: [
      {table: "scorecards", why: "phone_screen votes"},
      {table: "decisions", why: "which loops ended in an offer (or status hired in applications)"}
    ]
  },
  {
    page: "borderline",
    needs: [
      {table: "scorecards", why: "phone_screen votes"},
      {table: "decisions", why: "which loops ended in an offer (or status hired in applications)"},
      {table: "interviews", why: "actual loop hours (else the configured cost sheet is used)"}
    ]
  },
  {page: "questions", needs: [{table: "ratings", why: "ratings of questions"}]},
  {page: "coverage", needs: [{table: "ratings", why: "ratings with the attribute they assess"}]},
  {
    page: "funnel",
    needs: [
      {table: "applications", why: "entry dates and outcomes"},
      {table: "stages", why: "when each stage was entered"}
    ]
  }
];

export interface PageReadiness {
  page: string;
  ready: boolean;
  missing: string[];
}

/** Which pages can show their answer, from the accepted rows per canonical table. */
export function pageReadiness(accepted: Record<string, number>): PageReadiness[] {
  return wanted.map(({page, needs}) => {
    const missing = needs.filter(({table}) => !accepted[table]).map(({table, why}) => `${table}: ${why}`);
    return {page, ready: missing.length === 0, missing};
  });
}
