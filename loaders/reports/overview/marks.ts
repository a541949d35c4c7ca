import type {Finding, Kind} from "../../../src/contracts/finding.js";
import type {Config} from "../../config/config.js";
import {isOfFew} from "../../privacy/behind.js";

/** Pages of a site, by path, that have something to act on: the navigation marks them. */
export function pagesToActOn(
  findings: readonly Finding[],
  pages: readonly {path: string; kinds: readonly Kind[]}[],
  {privacy}: Pick<Config, "privacy">
): string[] {
  const toActOn = findings.filter(
    (finding) => finding.verdict === "act" && !(isOfFew(finding, privacy) ?? finding.n < privacy.minimum_candidates)
  );
  const kinds = new Set(toActOn.map(({kind}) => kind));
  return pages.flatMap(({path, kinds: explained}) => (explained.some((kind) => kinds.has(kind)) ? [path] : []));
}
