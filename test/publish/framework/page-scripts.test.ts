import {describe, expect, it} from "vitest";
import {importsOf, withBundle} from "../../../loaders/publish/framework/page-scripts.js";

/** As Framework writes it, two folders down. */
const page = `<link rel="stylesheet" href="../../_import/style.1.css">
<link rel="modulepreload" href="../../_observablehq/client.1.js">
<link rel="modulepreload" href="../../_import/components/kit/index.1.js">
<script type="module">

import {define} from "../../_observablehq/client.1.js";
import {registerFile} from "../../_observablehq/stdlib.1.js";

registerFile("../../data/leads/site.json", {"name":"../../data/leads/site.json","path":"../../_file/data/leads/site.0a.json","size":7});

define({id: "1", outputs: ["chart","card"], body: async () => {
const [{chart, other: renamed}, {card}] = await Promise.all([import("../../_import/components/people/index.1.js"), import("../../_import/components/kit/index.1.js")]);

return {chart,card};
}});

define({id: "2", outputs: ["mean"], body: async () => {
const {mean} = await import("../../_node/d3-array@3.2.5/index.1.js");

return {mean};
}});
</script>`;
const bundle = {
  module: "../../_import/page.AB.js",
  chunks: ["../../_import/shared.CD.js"],
  licences: "../../_import/licences.txt"
};

describe("the imports of a page", () => {
  it("are those of Framework and of its cells, by the names that the modules give them", () => {
    expect(importsOf(page)).toEqual([
      {specifier: "../../_observablehq/client.1.js", names: ["define"]},
      {specifier: "../../_observablehq/stdlib.1.js", names: ["registerFile"]},
      {specifier: "../../_node/d3-array@3.2.5/index.1.js", names: ["mean"]},
      {specifier: "../../_import/components/people/index.1.js", names: ["chart", "other"]},
      {specifier: "../../_import/components/kit/index.1.js", names: ["card"]}
    ]);
  });
});

describe("a page without cells", () => {
  it("has Framework's client run, and nothing of it", () => {
    const html = 'import "./_observablehq/client.1.js";';
    expect(importsOf(html)).toEqual([{specifier: "./_observablehq/client.1.js", names: []}]);
  });
});

describe("a page with a bundle", () => {
  const html = withBundle(page, importsOf(page), bundle);

  it("imports everything from its one module", () => {
    expect([...html.matchAll(/(?:from |import\()"([^"]+)"/g)].map(([, path]) => path)).toEqual(
      Array<string>(5).fill(bundle.module)
    );
    expect(html).toContain("const [{chart, other: renamed}, {card}] = await Promise.all([");
  });

  it("asks for its modules and its data before any script runs, and for nothing else", () => {
    const links = [...html.matchAll(/<link rel="(\w+)"(?: as="fetch" crossorigin)? href="([^"]+)">/g)];
    expect(links.map(([, kind, path]) => [kind, path])).toEqual([
      ["stylesheet", "../../_import/style.1.css"],
      ["modulepreload", bundle.module],
      ["modulepreload", bundle.chunks[0]],
      ["preload", "../../_file/data/leads/site.0a.json"],
      ["license", bundle.licences]
    ]);
  });

  it("is refused when it imports in a form that is not known, instead of loading what is not there", () => {
    const odd = page.replace("const {mean} = await", "const array = await");
    expect(() => withBundle(odd, importsOf(odd), bundle)).toThrow(
      /imports "\.\.\/\.\.\/_node\/d3-array@3\.2\.5\/index\.1\.js" in a form that cannot be bundled/
    );
  });
});
