import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {main} from "../../loaders/cli/main.js";

/** One `plumbline report` of a folder of exports, nothing kept from before: `EXPORTS WORK`; prints the most memory held, in MB. */
const [exports, work] = process.argv.slice(2) as [string, string];
const config = join(work, "plumbline.yaml");
writeFileSync(config, `privacy:\n  key_file: ${JSON.stringify(join(work, "key"))}\n`);
const said: string[] = [];
const hear = (text: string): void => void said.push(text);
const args = [
  "report",
  "--json",
  "--exports",
  exports,
  "--warehouse",
  join(work, "warehouse.duckdb"),
  "--config",
  config
];
const code = await main(args, {print: hear, error: hear, note: hear, progress: hear, done: hear});
if (code !== 0) throw new Error(`report ended with ${code}: ${said.join("\n")}`);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
