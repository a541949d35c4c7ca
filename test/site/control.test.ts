import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {serveSites} from "../../loaders/publish/serve.js";
import {chromiumOfFile, look, viewsOf} from "./browse.js";

const chromium = chromiumOfFile();

const faulty = `<!doctype html><html><head><title>x</title></head><body><main id="observablehq-main">
<p style="color: #bbb; background: #fff; width: 3000px">pale and wide</p><button></button>
<img src="http://127.0.0.1:9/pixel.png"><div class="observablehq--error">broken</div>
<figure class="chart-card"><h3>drawn, its numbers kept</h3><svg width="9" height="9"></svg></figure>
<figure class="chart-card"><h3>one two three four five six seven eight nine ten eleven</h3></figure>
<figure class="chart-card"><h3>nothing drawn</h3><p class="empty">No data.</p></figure>
<label>nothing to choose <select></select></label><table><caption>a head alone</caption><thead><tr><th>x</th></tr></thead></table>
<script>console.error("heard"); fetch("gone.json");
const once = requestAnimationFrame;
once(() => once(() => once(() => {document.querySelector("p").style.marginTop = "300px";})));</script></main></body></html>`;

it("a faulty page is noticed in every respect, so that silence about the others means something", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-faulty-"));
  mkdirSync(join(folder, "leads"));
  writeFileSync(join(folder, "leads", "index.html"), faulty);
  const server = await serveSites({folder, sites: [{audience: "leads"}], port: 0});
  try {
    const [seen] = await look(chromium.browser, server.addresses[0]!.address, viewsOf(0).slice(0, 1), "control");
    expect(seen.errors.join()).toContain("heard");
    expect(seen.failedRequests.join()).toContain("gone.json");
    expect(seen.foreignRequests).toEqual(["http://127.0.0.1:9/pixel.png"]);
    expect(seen.overflow).toBeGreaterThan(1000);
    expect(seen.unfinished).toBe(1);
    expect(seen.untabled).toEqual(["drawn, its numbers kept"]);
    expect(seen.longTitles).toEqual(["one two three four five six seven eight nine ten eleven"]);
    expect(seen.undrawn).toEqual(["nothing drawn"]);
    expect(seen.hollow.map((name) => name.trim())).toEqual(["nothing to choose", "a head alone"]);
    expect(seen.shift).toBeGreaterThan(0.1);
    for (const id of ["html-has-lang", "button-name", "image-alt", "color-contrast"])
      expect(seen.violations.join("\n")).toContain(id);
  } finally {
    await server.close();
    rmSync(folder, {recursive: true});
  }
});
