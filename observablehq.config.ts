import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {detailPaths, detailPatterns} from "./loaders/publish/detail-pages.js";
import {discardStaleData, siteData, watchInputs} from "./loaders/publish/fresh.js";
import {listenOnSocket} from "./loaders/publish/guard.js";
import {navigation} from "./loaders/publish/navigation/links.js";
import {pagesFor} from "./loaders/publish/pages.js";
import {scratchRoot} from "./loaders/publish/paths.js";
import {keepPrivate, makePrivateFolder} from "./loaders/warehouse/private-files.js";
import {audiences} from "./src/contracts/site.js";

/** `plumbline build` names a source root with stand-ins for the data; without it this is Framework as anyone knows it. */
const build = JSON.parse(process.env.PLUMBLINE_BUILD ?? "null") as {root: string; output: string} | null;
const root = build?.root ?? "src";

process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";

// What Framework keeps, and a build of all sites, is for whoever runs it alone.
keepPrivate();
for (const folder of [scratchRoot, join(root, ".observablehq")]) makePrivateFolder(folder);

/**
 * Framework resolves these lazy imports of its own client to versions by asking the npm registry, though nothing of
 * them is ever fetched. An empty folder per name answers it without a network.
 */
const lazyImports = [
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
for (const name of lazyImports)
  mkdirSync(join(root, ".observablehq", "cache", "_npm", `${name}@0.0.0`), {recursive: true});

if (!build) {
  listenOnSocket();
  await discardStaleData();
  if (process.argv.includes("preview")) watchInputs();
}

/** The pages of every site; a page of one subject for each that the data name, or one stand-in which `plumbline build` multiplies. */
async function* dynamicPaths(): AsyncGenerator<string> {
  const data = build ? null : await siteData();
  for (const audience of audiences) {
    const details = data
      ? detailPaths(audience, (name) => data.get(`${audience}/${name}.json`))
      : detailPatterns(audience);
    for (const path of [...pagesFor(audience).map(({path}) => path), ...details]) yield `/${audience}/${path}`;
  }
}

export default {
  root,
  // All audiences in one, and unverified: only what `plumbline build` makes may be published.
  output: build?.output ?? ".plumbline/all-sites",
  title: "plumbline",
  pages: [],
  dynamicPaths,
  // Whoever starts Framework without npx has no tsx in the path.
  interpreters: {".ts": [process.execPath, "--import", "tsx"]},
  header: ({path}: {path: string}) => navigation(path),
  style: "style.css",
  globalStylesheets: [],
  head: '<link rel="icon" href="data:,"><meta name="robots" content="noindex, nofollow">',
  footer: "",
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true,
  typographer: false
};
