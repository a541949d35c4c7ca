import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {finishedPage} from "../../loaders/publish/finish.js";

const page = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<script type="module">
import {define} from "./_observablehq/client.js";
</script>
</head>
<body>
<nav aria-label="Pages of this site"><ul><li>Home</li></ul></nav>
<script>{toggle()}</script>
<main id="observablehq-main" class="observablehq"></main>
</body>
</html>`;

describe("a finished page", () => {
  const html = finishedPage(page);

  it("allows the scripts that stand in it, each by its own hash, and no other inline script", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
    for (const text of ['\nimport {define} from "./_observablehq/client.js";\n', "{toggle()}"])
      expect(policy).toContain(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    expect(policy.match(/script-src [^;]+/)?.[0]).not.toContain("unsafe");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
  });

  it("says its language, can be zoomed, and starts with a link past the navigation", () => {
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain("maximum-scale");
    expect(html.indexOf('href="#observablehq-main"')).toBeLessThan(html.indexOf("<nav"));
  });

  it("appears once the cells that display something have, whatever those do that only compute or come later", () => {
    const cell = (id: string, rest: string): string => `define({id: "${id}", ${rest}, body: () => {}});`;
    const block = (id: string): string => `<div class="observablehq observablehq--block"><!--:${id}:--></div>`;
    const cells = [
      cell("0a", 'outputs: ["data"]'),
      cell("0b", 'inputs: ["display","data"]'),
      cell("0c", 'inputs: ["view","data"], outputs: ["shown"]'),
      cell("0d", 'inputs: ["data"], outputs: ["displayed"]'),
      cell("0e", 'inputs: ["later","view","data"], outputs: ["lot"]').replace("body: ()", "body: async ()")
    ];
    const whole = finishedPage(
      page
        .replace("</script>", `${cells.join("\n")}\n</script>`)
        .replace("</main>", `${["0a", "0b", "0c", "0d", "0e"].map(block).join("\n")}</main>`)
    );
    expect([...whole.matchAll(/awaited"><!--:(\w+):-->/g)].map(([, id]) => id)).toEqual(["0b", "0c"]);
    expect([...whole.matchAll(/deferred"><!--:(\w+):-->/g)].map(([, id]) => id)).toEqual(["0e"]);
    expect(whole).toMatch(/<style>[^<]*main:has\(\.awaited:empty\)\{visibility:hidden;[^<]*3s[^<]*<\/style>\n<\/head>/);
    // Below a cell that is late nothing is pushed down; whatever never comes hides the rest for ten seconds at most.
    expect(whole).toMatch(/:has\(\.awaited:empty\):not\(\.bar-place\)\)~\*\{visibility:hidden;[^<}]*10s/);
  });
});
