/** A module that a page of Framework imports, and what of it. */
export interface PageImport {
  /** As the page writes it, relative to the page. */
  specifier: string;
  /** As the module exports them; none where it only runs. */
  names: string[];
}

const braced = "\\{([^{}]*)\\}";
const quoted = '"(\\.{1,2}/[^"]+\\.js)"';
const declared = new RegExp(`^import (?:${braced} from )?${quoted};$`, "gm");
const awaited = new RegExp(`^const ${braced} = await import\\(${quoted}\\);$`, "gm");
const several = /^const \[(\{.*\})\] = await Promise\.all\(\[(.*)\]\);$/gm;

/** What a page imports, in the forms in which Framework writes its own imports and those of the page's cells. */
export function importsOf(html: string): PageImport[] {
  const alone = [...html.matchAll(declared), ...html.matchAll(awaited)].map(([, names = "", path]) =>
    imported(names, path!)
  );
  const together = [...html.matchAll(several)].flatMap(([, groups, paths]) => {
    const names = [...groups!.matchAll(new RegExp(braced, "g"))].map(([, group]) => group!);
    return [...paths!.matchAll(new RegExp(quoted, "g"))].map(([, path], index) => imported(names[index] ?? "", path!));
  });
  return [...alone, ...together];
}

/** `names` as between the braces; a name that the page changes stands before a colon. */
function imported(names: string, specifier: string): PageImport {
  const exported = names.split(",").map((name) => name.replace(/:.*/, "").trim());
  return {specifier, names: exported.filter((name) => name !== "")};
}

/** Files of a bundled page, relative to it. */
export interface PageBundle {
  /** The module that has all that the page imports, and the modules that it loads. */
  module: string;
  chunks: readonly string[];
  licences: string;
}

/** The page with everything imported from one module. Throws when it imports in a way that cannot be taken over. */
export function withBundle(html: string, imports: readonly PageImport[], bundle: PageBundle): string {
  const {module, chunks, licences} = bundle;
  const head = [
    ...[module, ...chunks].map((path) => `<link rel="modulepreload" href="${path}">`),
    ...dataOf(html).map((path) => `<link rel="preload" as="fetch" crossorigin href="${path}">`),
    `<link rel="license" href="${licences}">`
  ];
  const rest = imports.reduce(
    (page, {specifier}) => page.replaceAll(`"${specifier}"`, `"${module}"`),
    html.replaceAll(/^<link rel="modulepreload" href="[^"]*">\n/gm, "")
  );
  const scripts = rest.matchAll(/"\.{1,2}\/(?:\.\.\/)*_(?:observablehq|node|npm|import)\/[^"]+\.js"/g);
  const unknown = [...scripts].map(([path]) => path).find((path) => path !== `"${module}"`);
  if (unknown !== undefined)
    throw new Error(
      `a page imports ${unknown} in a form that cannot be bundled: import {names} from it, in a js block`
    );
  return rest.replace('<script type="module">', `${head.join("\n")}\n<script type="module">`);
}

/** Data are asked for together with the scripts, not once these run; in the mode of `fetch`, so that it finds them. */
function dataOf(html: string): string[] {
  return [...html.matchAll(/^registerFile\(.*"path":"([^"]+\.json)"/gm)].map(([, path]) => path!);
}
