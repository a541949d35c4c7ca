import type {QuestionUse} from "../../src/contracts/question-use.js";
import type {Questions} from "../../src/contracts/questions.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";
import type {Screeners} from "../../src/contracts/screeners.js";
import type {Warehouse} from "../../loaders/warehouse/connection.js";
import type {Population} from "./published-counts.js";

interface Asked {
  record: string;
  question: string;
  interviewer: string;
}

const setOf = (rows: readonly {record: string}[]): Set<string> => new Set(rows.map(({record}) => record));

function byInterviewer<Row extends {record: string; interviewer: string}>(rows: readonly Row[]) {
  return [...new Set(rows.map(({interviewer}) => interviewer))].map((member) => ({
    dimension: "interviewer",
    member,
    records: setOf(rows.filter(({interviewer}) => interviewer === member))
  }));
}

/** One population per published question: the times it was put, in all and by each interviewer who is shown. */
export async function questionPopulations(
  {questions}: Questions,
  {uses}: QuestionUse,
  who: ReadonlyMap<string, string>,
  warehouse: Warehouse
): Promise<Population[]> {
  const all = await warehouse.rows<Asked>(
    "select scorecard_id as record, question, interviewer_id as interviewer from marts.question_ratings where not after_decision"
  );
  return questions.map(({question, asked}) => {
    const rows = all.filter((row) => row.question === question);
    return {
      name: `question ${question}`,
      counts: [
        {where: "asked", n: asked, records: setOf(rows)},
        ...uses
          .filter((use) => use.question === question)
          .map((use) => ({
            where: `asked by ${use.interviewer}`,
            n: use.asked,
            records: setOf(rows.filter(({interviewer}) => interviewer === who.get(use.interviewer)))
          }))
      ],
      groups: byInterviewer(rows)
    };
  });
}

/** Screens, in all and by each screener who is shown. */
export async function screenerPopulation(
  {rows: shown}: Screeners,
  slices: readonly PublishedScreenSlice[],
  who: ReadonlyMap<string, string>,
  warehouse: Warehouse
): Promise<Population> {
  const rows = await warehouse.rows<{record: string; interviewer: string; judged: boolean}>(
    "select application_id as record, screener as interviewer, not trial and (passed or outcome <> 'censored') as judged from marts.screens where counted"
  );
  const groups = slices.find(({dimension}) => dimension === "all")!.groups;
  return {
    name: "screens by screener",
    counts: [
      {where: "all screens", n: groups.reduce((sum, {screened}) => sum + screened, 0), records: setOf(rows)},
      ...shown.map(({interviewer: name, screens}) => ({
        where: `screens of ${name}`,
        n: screens,
        records: setOf(rows.filter(({interviewer, judged}) => judged && interviewer === who.get(name)))
      }))
    ],
    groups: byInterviewer(rows)
  };
}
