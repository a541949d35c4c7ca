import {spawnSync} from "node:child_process";
import {expect, it} from "vitest";
import {main} from "../../loaders/cli/main.js";

async function completions(shell: string): Promise<string> {
  let said = "";
  const hear = (text: string): void => void (said += text);
  const io = {print: hear, error: hear, note: hear, progress: hear, done: hear};
  expect(await main(["completion", shell], io)).toBe(0);
  return said;
}

/** What bash offers for the last of these words. */
function offered(script: string, ...words: string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(" ");
  const ask = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _plumbline; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const {stdout, stderr} = spawnSync("bash", ["-c", ask], {encoding: "utf8"});
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

it("bash completes commands, their options, and what an option may be", async () => {
  const script = await completions("bash");
  expect(offered(script, "plumbline", "re")).toEqual(["report", "refresh"]);
  expect(offered(script, "plumbline", "report", "--b")).toEqual(["--brief"]);
  expect(offered(script, "plumbline", "report", "--format", "ht")).toEqual(["html"]);
  expect(offered(script, "plumbline", "pull", "lev")).toEqual(["lever"]);
});

it("zsh and fish know the same commands", async () => {
  expect(await completions("zsh")).toMatch(/^compdef _plumbline plumbline$/m);
  const fish = await completions("fish");
  for (const name of ["init", "report", "forget", "completion"]) expect(fish).toContain(`-a ${name} -d '`);
  expect(fish).toContain("__fish_seen_subcommand_from report' -l brief -d '");
});

it("a shell that is not known is a mistake in the command line", async () => {
  let said = "";
  const hear = (text: string): void => void (said += text);
  const io = {print: hear, error: hear, note: hear, progress: hear, done: hear};
  expect(await main(["completion", "tcsh"], io)).toBe(2);
  expect(said).toMatch(/bash, zsh, fish/);
});
