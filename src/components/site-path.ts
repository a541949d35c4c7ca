/**
 * A link from any page to a page of the same site. Pages that lie in a folder say with `data-site-root` how far up the
 * site begins; all others lie at its root.
 */
export function sitePath(page: string): string {
  return `${siteRoot() ?? "."}/${page}.html`;
}

/** The page of the navigation that this address belongs to: a page in a folder belongs to that of the folder's name. */
export function currentPage(path = location.pathname): string {
  const names = path.replace(/\.html$/, "").split("/");
  return names.at(siteRoot() === undefined ? -1 : -2) ?? "";
}

function siteRoot(): string | undefined {
  return document.querySelector<HTMLElement>("[data-site-root]")?.dataset.siteRoot;
}
