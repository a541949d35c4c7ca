import {createRandom, type Random} from "../../../src/statistics/random.js";

/** Random numbers by what they are drawn for: no custom changes what a world without it, or another custom, draws. */
export type Streams = (purpose: string) => Random;

export function streamsOf(seed: number): Streams {
  const known = new Map<string, Random>();
  return (purpose) => {
    const stream = known.get(purpose) ?? createRandom(hashed(`${seed} ${purpose}`));
    known.set(purpose, stream);
    return stream;
  };
}

/** FNV-1a, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
