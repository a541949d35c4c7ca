import {spawnSync} from "node:child_process";
import {mkdirSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, relative} from "node:path";
import {projectRoot} from "../../loaders/publish/paths.js";

/** One page as the documentation of Framework writes it: a file of data, a chart by Plot, a table. */
const page = `# Interviewers

\`\`\`js
import * as Plot from "@observablehq/plot";
import {html} from "htl";

const people = FileAttachment("people.json").json();
\`\`\`

\`\`\`js
display(Plot.plot({
  marginLeft: 60,
  x: {grid: true},
  marks: [
    Plot.ruleX([0]),
    Plot.ruleY(people, {y: "name", x1: "low", x2: "high"}),
    Plot.dot(people, {y: "name", x: "value"})
  ]
}));
\`\`\`

\`\`\`js
display(html\`<table><tr><th>Name<th>Value<th>Low<th>High</tr>
\${people.map(({name, value, low, high}) => html\`<tr><td>\${name}<td>\${value}<td>\${low}<td>\${high}</tr>\`)}
</table>\`);
\`\`\`
`;

/** Builds the plain page by `observable build` below `folder`, which lies in the project, and returns where it is. */
export function plainSite(folder: string): string {
  const [root, output] = [join(folder, "src"), join(folder, "sites", "leads")];
  mkdirSync(root, {recursive: true});
  const people = Array.from({length: 45}, (_, index) => {
    const value = Math.round(100 * Math.sin(index)) / 100;
    return {name: `I${index + 1}`, value, low: value - 0.3, high: value + 0.3};
  });
  writeFileSync(join(root, "people.json"), JSON.stringify(people));
  writeFileSync(join(root, "index.md"), page);
  const config = join(folder, "observablehq.config.js");
  const names = {root: relative(projectRoot, root), output: relative(projectRoot, output)};
  const settings = {...names, title: "plain", search: false, preserveExtension: true, globalStylesheets: []};
  writeFileSync(config, `export default ${JSON.stringify(settings)};\n`);
  // Framework asks the registry for versions of libraries that its client names; folders of them answer it offline.
  for (const name of unusedLibraries)
    mkdirSync(join(root, ".observablehq", "cache", "_npm", `${name}@0.0.0`), {recursive: true});
  const manifest = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
  const program = join(dirname(manifest), "dist", "bin", "observable.js");
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, "build", "--config", config], {
    cwd: projectRoot,
    encoding: "utf8",
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"}
  });
  if (status !== 0) throw new Error(`Framework could not build the plain page:\n${stdout}${stderr}`);
  return join(folder, "sites");
}

const unusedLibraries = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
];
