import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {finishSite} from "../../../loaders/publish/finish.js";
import {beginSwap, finishSwap} from "../../../loaders/publish/swap.js";
import {audiences} from "../../../src/contracts/site.js";

/** Replaces the sites in OUT by a next version, again and again, until it is killed. Says so on stdout after the first. */
const [out] = process.argv.slice(2) as [string];
for (let version = 1; ; version++) {
  const next = await beginSwap(out);
  for (const audience of audiences) {
    mkdirSync(join(next, audience));
    for (const name of ["index.html", "other.html"]) writeFileSync(join(next, audience, name), String(version));
    await finishSite(join(next, audience));
  }
  await finishSwap(out, next, audiences);
  if (version === 1) process.stdout.write("started\n");
}
