import type {View} from "./camera.js";

/** One picture that was taken. */
export interface Picture extends View {
  world: string;
  /** Site and page: "leads/agreement". */
  page: string;
  /** Its file, from where the sheet lies. */
  file: string;
  /** Pixels by which the page is wider than its window. */
  overflow: number;
}

/** All pictures on one page: a row for each page, world beside world, and what is too wide marked. */
export function contactSheet(pictures: readonly Picture[], taken: Date): string {
  const rows = [...new Set(pictures.map(({page}) => page))].map((page) => {
    const ofPage = pictures.filter((picture) => picture.page === page);
    return `<h2>${page}</h2>\n<div class="row">\n${ofPage.map(thumbnail).join("\n")}\n</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pages of plumbline</title>
<style>
body {font: 14px system-ui, sans-serif; margin: 1rem; background: #888}
.row {display: flex; gap: 0.5rem; overflow-x: auto; align-items: flex-start}
figure {margin: 0; flex: none}
img {display: block; height: 300px; object-fit: cover; object-position: top; background: white}
.too-wide {outline: 3px solid red}
</style>
<h1>Pages of plumbline, ${taken.toISOString().slice(0, 16).replace("T", " ")}</h1>
${rows.join("\n")}
</html>
`;
}

function thumbnail({world, width, theme, file, overflow}: Picture): string {
  const told = [world, width, theme, ...(overflow > 0 ? [`${overflow} px too wide`] : [])].join(", ");
  const shown = width === 390 ? 139 : 480;
  return `<figure${overflow > 0 ? ' class="too-wide"' : ""}><a href="${file}"><img loading="lazy" width="${shown}" src="${file}" alt="${told}"></a><figcaption>${told}</figcaption></figure>`;
}
