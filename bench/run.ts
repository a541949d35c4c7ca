import {existsSync, readdirSync} from "node:fs";

/** `npm run bench -- NAME [arguments]` runs `bench/NAME.ts`. */
const [name] = process.argv.slice(2);
const known = readdirSync(new URL("./", import.meta.url))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3));
const file = new URL(`./${name}.ts`, import.meta.url);
if (name === undefined || !known.includes(name) || !existsSync(file)) {
  process.stderr.write(`name a benchmark: ${known.join(", ")}\n`);
  process.exitCode = 2;
} else await import(file.href);
