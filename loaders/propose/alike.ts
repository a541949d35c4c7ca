import {group} from "d3-array";
import {matches} from "../config/tables.js";
import {type TableSample, tableSample} from "./table.js";

const varying =
  /\d+|(?<!\p{L})(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)(?!\p{L})/giu;

/** Tables of the same columns whose names differ in numbers and months only are one, under a pattern that fits them alone. */
export function oneForAlike(tables: readonly TableSample[], paths: readonly string[]): TableSample[] {
  const groups = group(tables, ({path, headings}) => JSON.stringify([path.replace(varying, "*"), headings]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike as [TableSample, ...TableSample[]];
    const pattern = first.path.replace(varying, "*").replace(/\*[-_. *]*\*/g, "*");
    const fits = paths.filter((path) => matches(path, pattern));
    if (alike.length === 1 || fits.length !== alike.length) return alike;
    const records = alike.flatMap(({columns, records: rows}) =>
      Array.from({length: rows}, (_, at) =>
        first.headings.map((heading) => columns.find((column) => column.heading === heading)?.values[at] ?? null)
      )
    );
    const {isBeside, encoding} = first;
    return [
      tableSample(pattern, first.headings, records, {isBeside, encoding, isWhole: alike.every(({isWhole}) => isWhole)})
    ];
  });
}
