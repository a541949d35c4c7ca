import type {Overview, Tile} from "../contracts/overview.js";
import type {Audience} from "../contracts/site.js";
import {atStart, count, counted, listed, percent, range, spelled} from "./numbers.js";
import {measured, spanInWords} from "./trend.js";

type Asked = Pick<Overview, "asks" | "counts" | "elsewhere" | "tiles">;

/** What the whole overview says, in at most twelve words: "Three things to change, the rest is plumb". */
export function overviewTitle({asks, counts, elsewhere, tiles}: Asked, audience: Audience): string {
  const judged = asks.act + asks.watch + counts.ok;
  if (judged === 0) return "There are too few data to judge anything yet";
  const others = askedElsewhere(elsewhere).acts.length;
  if (audience === "leadership") {
    const elsewhereToo = others === 0 ? "" : `, ${spelled(others)} on other sites`;
    return `${steadiness(tiles)}; ${asks.act === 0 ? "nothing" : things(asks.act)} to change here${elsewhereToo}`;
  }
  const few = counts.too_little_data;
  if (asks.act + asks.watch === 0) {
    if (others > 0) return `Nothing to change here, ${things(others)} on other sites`;
    if (few > counts.ok) return "Nothing to change, but much cannot be judged yet";
    return few > 0 || elsewhere.length > 0 ? "Nothing to change now" : "All is plumb";
  }
  if (asks.act === 0)
    return few > counts.ok
      ? `${atStart(things(asks.watch))} to watch, much cannot be judged yet`
      : `Nothing to change now, ${things(asks.watch)} to watch`;
  return [`${atStart(things(asks.act))} to change`, restOf()].filter(Boolean).join(", ");

  /** Plumb is only what was judged, here and elsewhere. */
  function restOf(): string {
    if (asks.watch > 0) return `${spelled(asks.watch)} to watch`;
    if (others > 0) return `${spelled(others)} on other sites`;
    if (few > counts.ok) return "much cannot be judged yet";
    return few > 0 || elsewhere.length > 0 ? "" : "the rest is plumb";
  }
}

/** What other sites ask to be changed, which the title counts, and what they watch. */
export function askedElsewhere(elsewhere: Overview["elsewhere"]): Record<"acts" | "watched", Overview["elsewhere"]> {
  return {
    acts: elsewhere.filter(({verdict}) => verdict === "act"),
    watched: elsewhere.filter(({verdict}) => verdict !== "act")
  };
}

function things(some: number): string {
  return `${spelled(some)} thing${some === 1 ? "" : "s"}`;
}

/** What changed in a year, of the measures that can be compared: the first that did. */
function steadiness(tiles: readonly Tile[]): string {
  const compared = tiles.flatMap(({measure, trend}) => (trend?.change ? [{measure, ...trend.change}] : []));
  const changed = compared.filter(({clear}) => clear);
  if (compared.length === 0) return "Too early to compare with a year before";
  if (changed.length === 0) return "Hiring shows no clear change";
  if (changed.length > 1) return `${atStart(spelled(changed.length))} measures changed in a year`;
  return `${changed[0]!.measure}: ${changed[0]!.sentence}`;
}

/** Which quarters the tiles are of: "Jul 2025 – Mar 2026"; each tile has its own. */
export function tilesPeriod(tiles: readonly Tile[]): string {
  const spans = tiles.flatMap(({trend}) => (trend?.now ? [spanInWords(trend.now)] : []));
  if (spans.length === 0) return "Everything that the data hold";
  return new Set(spans).size === 1 ? spans[0]! : "The latest complete quarters";
}

/** Of what the findings are, where the measures above them are of some quarters only; else null. */
export function findingsPeriod(tiles: readonly Tile[]): string | null {
  return tiles.some(({trend}) => trend?.now) ? "Findings are of everything that the data hold." : null;
}

/**
 * A tile's interval beside its value: "87–107"; that it is as narrow as the last digit where both ends read like the
 * value.
 */
export function besideValue({unit, shown}: Pick<Tile, "unit" | "shown">): string | null {
  if (!shown?.interval) return null;
  const bare = (value: number | null | undefined): string => measured(value, unit).replace(/[\u00a0 ].*$/, "");
  const said = range(shown.interval, bare);
  return said === bare(shown.value) ? `± under ${unit === "a week" ? "0.1" : "1"}` : said;
}

/** The line below a tile's value: the change in a year, what it is held against, money, or what is missing. */
export function tileNote({missing, trend, reference, unit, note}: Tile): string {
  if (missing !== null) return missing;
  const against = reference?.value == null ? "" : `${reference.label} ${measured(reference.value, unit)}`;
  return [against, trend?.change?.sentence ?? "", note ?? ""].filter(Boolean).join(" · ");
}

/** A tile in one sentence, for who cannot see it. */
export function tileInWords({measure, unit, counted: what, shown}: Tile): string {
  if (!shown) return measure;
  const when = shown.from === null || shown.to === null ? "" : `, ${spanInWords({from: shown.from, to: shown.to})}`;
  return `${measured(shown.value, unit)} (${range(shown.interval, (end) => measured(end, unit))}), ${counted(shown.n, what, what)}${when}`;
}

/** A tile as a line of a report: "Staff hours per hire: 106 h (87–130 h), 60 hires, Jul 2025 – Mar 2026; no clear change: 98 h a year before". */
export function tileLine(tile: Tile): string {
  return `${tile.measure}: ${[tile.shown ? tileInWords(tile) : "", tileNote(tile)].filter(Boolean).join("; ")}`;
}

/** "6 more on the to-do list": what is asked of which nothing stands among the rows. */
export function moreToDoLine({asks}: Pick<Overview, "asks">): string {
  return `All ${count(asks.act + asks.watch)} on the to-do list`;
}

/** "25 more checks came out as expected: 57 questions' signal, the size of loops and 4 more kinds". */
export function expectedLine({counts, expected}: Pick<Overview, "counts" | "expected">): string {
  const [only, ...others] = expected;
  return only !== undefined && others.length === 0
    ? `${atStart(only.words)} came out as expected`
    : `${counted(counts.ok, "check")} came out as expected: ${some(expected)}`;
}

export function tooLittleLine({counts, tooLittle}: Pick<Overview, "counts" | "tooLittle">): string {
  return `${count(counts.too_little_data)} need${counts.too_little_data === 1 ? "s" : ""} more data: ${some(tooLittle)}`;
}

const named = 3;

function some(kinds: readonly {words: string}[]): string {
  const shown = kinds.slice(0, named).map(({words}) => words);
  const more = kinds.length - shown.length;
  return listed([...shown, ...(more > 0 ? [`${count(more)} more kind${more === 1 ? "" : "s"}`] : [])]);
}

/** Screens below which a rounded share promises more than they hold. */
const screensForShare = 100;

/** "1 in 13 phone screens ends in a hire", of few "6 of 57 phone screens ended in a hire"; null where the funnel does not say. */
export function screensToHires(funnel: NonNullable<Overview["funnel"]>): string | null {
  const shown = funnel.find(({step}) => step === "phone_screen>hired")?.shown;
  const share = shown?.value;
  if (!share) return null;
  if (shown.n !== null && shown.n < screensForShare)
    return `${count(share * shown.n)} of ${count(shown.n)} phone screens ended in a hire`;
  return share < 0.35
    ? `1 in ${Math.round(1 / share)} phone screens ends in a hire`
    : `${percent(share)} of phone screens end in a hire`;
}
