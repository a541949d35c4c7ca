import {audiences} from "../../../src/contracts/site.js";
import {type Group, groups, type Page, pagesFor, siteTitles} from "../pages.js";

/**
 * The navigation of the site that `path` belongs to, as HTML: what Framework puts at the top of a page. Nothing where
 * the page belongs to no site.
 */
export function navigation(path: string): string | null {
  const [site, ...rest] = path.replace(/^\//, "").split("/");
  const audience = audiences.find((name) => name === site);
  if (!audience) return null;
  // A page of one subject lies in the folder of the page that lists its subjects.
  const current = rest.length > 1 ? rest[0] : (rest[0] ?? "index");
  const link = ({path: page, name}: Page): string =>
    `<li><a href="/${audience}/${page === "index" ? "" : page}"${page === current ? ' aria-current="page"' : ""}>${name}</a></li>`;
  const pages = pagesFor(audience);
  const section = (group: Group): string => {
    const mine = pages.filter((page) => page.group === group);
    return mine.length === 0 ? "" : `<h2>${group}</h2><ul>${mine.map(link).join("")}</ul>`;
  };
  return `<input id="site-menu" type="checkbox" aria-label="Show the navigation">
<nav id="site-navigation" aria-label="Pages of this site"><p><b>plumbline</b><small>${siteTitles[audience].replace("plumbline ", "")}</small></p><ul>${pages
    .filter(({group}) => group === null)
    .map(link)
    .join("")}</ul>${groups.map(section).join("")}</nav>`;
}
