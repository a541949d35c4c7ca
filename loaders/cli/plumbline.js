#!/usr/bin/env node
// Runs the TypeScript sources as they are, bundled at the first start after an edit: a clone needs no build step.
// Whoever reads no further, such as `| head`, wants no more: that is no defect to tell of.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
try {
  const {bundled} = await import("../bundled.js");
  const {main} = await bundled("loaders/cli/main.ts", () => import("./main.ts"));
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const [, name] = /^Cannot find (?:package|module) '((?:@[^/']+\/)?[^./'][^/']*)/.exec(error?.message ?? "") ?? [];
  if (error?.code !== "ERR_MODULE_NOT_FOUND" || name === undefined) throw error;
  process.stderr.write(
    `plumbline: the package ${name} is not installed, as happens after an update: run npm ci in the folder of plumbline\n`
  );
  process.exitCode = 74;
}
