import {group} from "d3-array";
import {defaultConfig} from "../../loaders/config/config.js";
import {costSheetFrom, type CostFacts} from "../../loaders/reports/shared/cost-sheet.js";
import {screenModelOf, type ScreenModel} from "../../loaders/reports/screen/model.js";
import type {ScreenPace} from "../../loaders/reports/screen/counts.js";
import {slicesOf, type CountRow} from "../../loaders/reports/screen/counts.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {SimulatedRow, SimulatedTables} from "../../loaders/simulate/tables.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";

/** What the marts say of one screened candidate, worked out here without them. */
interface Screened {
  band: string;
  counted: boolean;
  trial: boolean;
  passed: boolean;
  decided: boolean;
  offer: boolean;
  hired: boolean;
  declined: boolean;
  loopVotes: SimulatedRow[];
  minutes: number[];
}

/** A simulated world's screen model straight from its rows: no export, no warehouse, hundreds of seeds in minutes. */
export function worldCounts(options: {world: WorldName; seed: number; screens: number}): {
  model: ScreenModel;
  /** Computed when first asked for: it takes longer than the rows. */
  readonly truth: Truth;
} {
  const world = simulateWorld(options);
  const screens = screenedOf(world.tables);
  const config = defaultConfig();
  const model = screenModelOf(slicesOf(countRows(screens), config), costSheetFrom(factsOf(screens), config), pace);
  return {
    model,
    get truth() {
      return world.truth;
    }
  };
}

/** The advice does not depend on it, only the weeks that more data would take. */
const pace: ScreenPace = {weeks: 104};

function screenedOf(tables: SimulatedTables): Screened[] {
  const byApplication = (rows: readonly SimulatedRow[]): Map<unknown, SimulatedRow[]> =>
    group(rows, ({application_id: id}) => id);
  const [cards, stages, interviews, decisions] = [
    byApplication(tables.scorecards),
    byApplication(tables.stages),
    byApplication(tables.interviews),
    byApplication(tables.decisions)
  ];
  return tables.applications.flatMap(({application_id: id, status, trial}) => {
    const own = cards.get(id) ?? [];
    const screen = own.find(({stage}) => stage === "phone_screen");
    if (!screen) return [];
    const advanced =
      own.some(({stage}) => stage === "loop") || (stages.get(id) ?? []).some(({stage}) => stage === "loop");
    const decision = decisions.get(id)?.[0];
    const open = !decision && status === "active";
    const passed = advanced && trial !== true;
    return [
      {
        band: String(screen.vote),
        counted: advanced || !open,
        trial: trial === true,
        passed,
        decided: passed && (decision !== undefined || status === "rejected"),
        offer: decision?.decision === "offer",
        hired: status === "hired",
        declined: decision?.offer_status === "declined",
        loopVotes: own.filter(({stage, shadow}) => stage === "loop" && shadow === false),
        minutes: (interviews.get(id) ?? [])
          .filter(({stage}) => stage === "loop")
          .map(({starts_at: from, ends_at: to}) => (Date.parse(String(to)) - Date.parse(String(from))) / 60_000)
      }
    ];
  });
}

function countRows(screens: readonly Screened[]): CountRow[] {
  const counted = screens.filter((screen) => screen.counted);
  return [...group(counted, ({band}) => band)].map(([band, members]) => {
    const decided = members.filter((member) => member.decided);
    const voted = decided.filter(({loopVotes}) => loopVotes.length > 0);
    const isClear = ({loopVotes}: Screened): boolean =>
      2 * loopVotes.filter(({initial_vote: initial, vote}) => /yes/.test(String(initial ?? vote))).length >
      loopVotes.length;
    return {
      dimension: "all",
      member: null,
      band,
      borderline: band === "mixed",
      screened: members.length,
      advanced: members.filter(({passed}) => passed).length,
      decided: decided.length,
      offers: decided.filter(({offer}) => offer).length,
      hires: decided.filter(({hired}) => hired).length,
      voted: voted.length,
      clear: voted.filter(isClear).length,
      ...hoursOf(decided)
    };
  });
}

function hoursOf(decided: readonly Screened[]): {seats: number; timed: number; minutes: number} {
  const all = decided.flatMap(({minutes}) => minutes);
  return {seats: all.length, timed: all.length, minutes: all.reduce((sum, value) => sum + value, 0)};
}

function factsOf(screens: readonly Screened[]): CostFacts {
  const decided = screens.filter((screen) => screen.decided);
  return {
    loops: decided.length,
    ...hoursOf(decided),
    accepted: screens.filter(({offer, hired}) => offer && hired).length,
    declined: screens.filter(({offer, declined}) => offer && declined).length
  };
}
