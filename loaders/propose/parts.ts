import type {From} from "./table.js";

/** What is read of a column: of some of its rows, or of cells that hold a person together with an answer. */
export interface Part {
  where?: Readonly<Record<string, readonly string[]>>;
  unless?: Readonly<Record<string, readonly string[]>>;
  part?: "person" | "answer";
}

/** No heading holds it. */
const mark = "\u0001";

/** The heading of a part of a column, which is then a column like any other as long as a table is understood. */
export function partHeading(heading: string, part: Part): string {
  return `${heading}${mark}${JSON.stringify(part)}`;
}

/** The heading that stands in the file. */
export function ownHeading(heading: string): string {
  return heading.split(mark)[0]!;
}

export function partOf(heading: string): Part | null {
  const [, part] = heading.split(mark);
  return part === undefined ? null : (JSON.parse(part) as Part);
}

/** Where a canonical column comes from, as the configuration says it. */
export function sourceOf(from: From): From | ({column: string} & Part) {
  const part = typeof from === "string" ? partOf(from) : null;
  return part === null ? from : {column: ownHeading(from as string), ...part};
}
