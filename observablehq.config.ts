import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {detailPatterns} from "./loaders/publish/detail-pages.js";
import {pagesFor, siteTitles} from "./loaders/publish/pages.js";
import {audiences} from "./loaders/reports/report.js";

/**
 * Framework's side of the build. It is run by `loaders/publish/` on a staged copy of `src/` that holds one audience's
 * pages and data only, never on `src/` itself; the environment says which.
 */
const audience = audiences.find((name) => name === process.env.PLUMBLINE_AUDIENCE);
const root = process.env.PLUMBLINE_STAGE;
if (!audience || !root)
  throw new Error("run `npx plumbline build` or `npx plumbline dev`: Framework needs a staged site");

process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";

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

export default {
  root,
  output: process.env.PLUMBLINE_OUTPUT ?? join(root, "..", "dist"),
  title: siteTitles[audience],
  home: siteTitles[audience],
  pages: pagesFor(audience).map(({path, name}) => ({name, path: path === "index" ? "/" : `/${path}`})),
  dynamicPaths: detailPatterns(audience).map((path) => `/${path}`),
  style: "style.css",
  globalStylesheets: [],
  head: '<link rel="icon" href="data:,"><meta name="robots" content="noindex, nofollow">',
  footer: "",
  sidebar: true,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true,
  typographer: false
};
