import {readdir, stat} from "node:fs/promises";
import {join} from "node:path";

const everyMilliseconds = 300;

/**
 * Calls `changed` whenever a file below one of the folders was added, removed or written. It looks at times and sizes
 * instead of waiting for events, because events get lost on network drives and with editors that replace files.
 */
export function watchFolders(
  folders: Record<string, readonly string[]>,
  changed: (names: string[]) => Promise<void>
): {stop(): void} {
  let stopped = false;
  const loop = async (): Promise<void> => {
    let before = await signatures(folders);
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
      const now = await signatures(folders);
      const names = Object.keys(folders).filter((name) => now[name] !== before[name]);
      before = now;
      if (names.length > 0 && !stopped) await changed(names);
    }
  };
  void loop();
  return {
    stop() {
      stopped = true;
    }
  };
}

async function signatures(folders: Record<string, readonly string[]>): Promise<Record<string, string>> {
  const entries = Object.entries(folders).map(async ([name, paths]) => [
    name,
    (await Promise.all(paths.map(signature))).join("\n")
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

async function signature(folder: string): Promise<string> {
  const names = await readdir(folder, {recursive: true}).catch(() => [] as string[]);
  const watched = names.filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".")));
  const lines = await Promise.all(
    watched.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null);
      return found?.isFile() ? `${name} ${found.mtimeMs} ${found.size}` : "";
    })
  );
  return lines.filter(Boolean).sort().join("\n");
}
