/** Reads the page's parameters, for instance `?role=Engineer&period=2026-Q1`. */
export function readParameter(name: string, search = location.search): string | null {
  return new URLSearchParams(search).get(name);
}

/** The query string after the changes; null removes a parameter. Others, and their order, stay. */
export function changedSearch(search: string, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Writes parameters into the address without a new history entry, and into the links to the site's other pages. */
export function writeParameters(changes: Record<string, string | null>): void {
  history.replaceState(history.state, "", location.pathname + changedSearch(location.search, changes) + location.hash);
  carrySlice();
}

const slice = ["role", "level", "period"];
const costSheet =
  "n interview preparation writing prebrief debrief others recruiter screen finding accepted loop screened".split(" ");

/** What holds on every page that knows it: the chosen slice, and the lines and totals of the cost sheet. */
export const carried = [...slice, ...costSheet];

/** The navigation keeps slice and cost sheet: its links get those of this page's address. */
export function carrySlice(): void {
  const chosen = Object.fromEntries(carried.map((name) => [name, readParameter(name)]));
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#site-navigation a[href]")) {
    if (link.origin === location.origin) link.search = changedSearch(link.search, chosen);
  }
}

/**
 * A link from any page to a page of the same site. Pages that lie in a folder say with `data-site-root` how far up the
 * site begins; all others lie at its root.
 */
export function sitePath(page: string): string {
  return siteFile(`${page}.html`);
}

/** The address of any file of the site. */
export function siteFile(name: string): string {
  return `${siteRoot() ?? "."}/${name}`;
}

/** The page of the navigation that this address belongs to: a page in a folder belongs to that of the folder's name. */
export function currentPage(path = location.pathname): string {
  const names = path.replace(/\.html$/, "").split("/");
  return names.at(siteRoot() === undefined ? -1 : -2) ?? "";
}

/** A dataset that this page shows, and the file that says what its fields hold, both relative to the page. */
export interface PublishedFile {
  dataset: string;
  path: string;
  schema: string;
}

/** The datasets behind a finished page, by the files that it asks for; none in a preview, which has no schemas. */
export function publishedFiles(paths: readonly string[] = preloaded()): PublishedFile[] {
  return paths.flatMap((path) => {
    const [, root, dataset] = /^(.*)_file\/data\/([\w-]+)\.[0-9a-f]+\.json$/.exec(path) ?? [];
    // What every page has says nothing of its charts.
    return dataset === undefined || dataset === "site"
      ? []
      : [{dataset, path, schema: `${root}schemas/${dataset}.json`}];
  });
}

function preloaded(): string[] {
  return [...document.querySelectorAll('link[rel="preload"][as="fetch"]')].map(
    (link) => link.getAttribute("href") ?? ""
  );
}

function siteRoot(): string | undefined {
  return document.querySelector<HTMLElement>("[data-site-root]")?.dataset.siteRoot;
}

/**
 * Gives the page of one subject its name for a title. The pages of all subjects are one built page, so that only who has
 * read the data can say it.
 */
export function namePage(name: string): void {
  const title = document.querySelector("#observablehq-main h1");
  if (title) title.textContent = name;
  document.title = document.title.replace(/^[^|]*/, `${name} `);
}
