/** Work that takes less is over before anybody reads about it. */
const shortest = 2_000;

/** One of several of a kind: "reading scorecards.csv, 3 of 8 files" is a part of "reading 8 files". */
const oneOfMany = /^(\w+) .*, \d+ of (\d+ \w+)$/s;

interface Phase {
  name: string;
  /** What is under way in it. */
  now: string;
  began: number;
}

/** What a command did, how long each part took, and what is left. Times are in milliseconds, from wherever. */
export class Progress {
  #phases: Phase[] = [];

  step(message: string, at: number): void {
    const [, verb, many] = oneOfMany.exec(message) ?? [];
    const name = verb === undefined ? message.split(": ")[0]! : `${verb} ${many}`;
    const last = this.#phases.at(-1);
    if (last?.name === name) last.now = message;
    else this.#phases.push({name, now: message, began: at});
  }

  /**
   * What is done and what is under way, in one line of at most `width`, the oldest left out where they do not fit; null
   * while the work is short.
   */
  line(at: number, width: number): string | null {
    const now = this.#phases.at(-1);
    if (now === undefined || !this.#isLong(at)) return null;
    const parts = [...this.#done(now.began).slice(0, -1), `${now.now} …`];
    while (parts.length > 1 && parts.join(between).length > width) parts.shift();
    return cut(parts.join(between), width);
  }

  /** What was done and how long it took, once all is; null of short work. */
  summary(at: number): string | null {
    if (!this.#isLong(at)) return null;
    const done = this.#done(at);
    return (done.length === 1 ? done : [...done, `${seconds(at - this.#phases[0]!.began)} in all`]).join(between);
  }

  #isLong(at: number): boolean {
    return this.#phases.length > 0 && at - this.#phases[0]!.began >= shortest;
  }

  #done(at: number): string[] {
    return this.#phases.map(({name, began}, place) => {
      const ended = this.#phases[place + 1]?.began ?? at;
      return `${name} ${seconds(ended - began)}`;
    });
  }
}

const between = " · ";

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** "0.9 s", "14 s", "2 min 5 s". */
function seconds(milliseconds: number): string {
  const all = milliseconds / 1000;
  if (all < 9.95) return `${all.toFixed(1)} s`;
  const whole = Math.round(all);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
