import type {Tile} from "../../../src/contracts/overview.js";
import {publishableScreens} from "../../privacy/screens.js";
import {borderlineRefusal} from "../borderline/findings.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {borderlineRule, yesAnswers} from "../screen/counts.js";
import {screenModel} from "../screen/model.js";
import {barAsShown} from "../screen/published.js";
import {horizonOf, settledAfter, shareEstimate} from "../shared/quarters.js";
import {summarised, tileOf, withoutValue} from "./tile.js";

const sql = readSql(new URL("./borderline-loops.sql", import.meta.url));

interface BorderlineLoop {
  candidate_id: string;
  period: string;
  offer: boolean;
  days: number | null;
}

/** Decided loops after a borderline screen that ended in an offer, against the break-even; quarters as its page has them. */
export async function borderlineOffers(context: ReportContext, page: Tile["page"]): Promise<Tile> {
  const words = {
    measure: `Borderline loops that end in ${context.hiresOnly ? "a hire" : "an offer"}`,
    counted: "decided borderline loops",
    page
  };
  const model = await screenModel(context);
  if (borderlineRefusal(model, context.config) !== null)
    return withoutValue(
      words,
      "share",
      model.slices.length === 0
        ? "No phone screen with a vote has been decided: export scorecards with stage phone_screen."
        : "No phone screen counts as borderline: set screen.borderline in plumbline.yaml."
    );
  const loops = await context.warehouse.rows<BorderlineLoop>(sql, borderlineRule(context.config));
  const minimum = context.config.privacy.minimum_candidates;
  const told = publishableScreens(model.slices, minimum, yesAnswers(context.config))
    .filter(({dimension}) => dimension === "period")
    .filter(({groups}) => groups.some(({group, decided}) => group === "borderline" && decided !== null))
    .map(({member}) => member);
  const breakEven = (await barAsShown(context))?.breakEven;
  const offersOf = (some: readonly BorderlineLoop[]): number => some.filter(({offer}) => offer).length;
  return tileOf(
    loops,
    {
      unit: "share",
      settled: settledAfter(horizonOf(loops.map(({days}) => days)), context.dataThrough),
      hidden: (period) => !told.includes(period),
      outcome: (some) => ({k: offersOf(some), n: some.length}),
      estimate: (some, level) => shareEstimate(offersOf(some), some.length, level)
    },
    context.config,
    {...words, reference: breakEven ? {...published(summarised(breakEven)), label: "break-even"} : null}
  );
}
