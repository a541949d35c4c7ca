import {loadavg} from "node:os";
import {parseArgs} from "node:util";
import {growth} from "./growth.js";
import {type Line, printed, type Section} from "./lines.js";
import {pages} from "./pages.js";
import {writeSection} from "./readme.js";
import {reading} from "./reading.js";
import {report} from "./report.js";
import {statistics} from "./statistics.js";

/**
 * `npm run bench -- [names] [--sizes 10000,100000]` measures plumbline beside its peers and writes what it found into
 * `bench/README.md`, each part as soon as it is done. Without names all parts run. The exit code is 1 where a promise is
 * not kept.
 */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const told = (line: Line): void => say(printed(line));
const parts: Record<string, (sizes: readonly number[]) => Section | Promise<Section>> = {
  reading: (sizes) => reading(sizes, told),
  statistics: (sizes) => statistics(sizes, told),
  report: (sizes) => report(sizes, told),
  growth: (sizes) => growth(sizes, say),
  pages: () => pages(told)
};

const {values, positionals} = parseArgs({
  options: {sizes: {type: "string", default: "10000,100000,1000000"}},
  allowPositionals: true
});
const sizes = values.sizes.split(",").map(Number);
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0 || !sizes.every((size) => Number.isInteger(size) && size >= 100)) {
  process.stderr.write(
    `usage: npm run bench -- [${Object.keys(parts).join("|")}]… [--sizes 10000,100000,1000000] (100 and more)\n`
  );
  process.exitCode = 2;
} else
  for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
    const [begun, load] = [new Date(), loadavg()[0]!];
    const section = await parts[name]!(sizes);
    writeSection(name, section, begun, load);
    if (section.lines.some(({met}) => met === false)) process.exitCode = 1;
  }
