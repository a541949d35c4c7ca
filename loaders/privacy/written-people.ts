import {z} from "zod";
import {known, nobodyToTell, type People} from "./behind.js";

const places = z.array(z.number().int().nonnegative());

/** Who stands behind the objects of a content, so that it can be written and read again: many share one group. */
export const writtenPeople = z.strictObject({
  candidates: z.array(z.string()),
  interviewers: z.array(z.string()),
  groups: z.array(z.strictObject({candidates: places, interviewers: places, untold: z.boolean()})),
  /** For each object, in the order in which they are met, its group; −1 where nobody said. */
  objects: z.array(z.number().int().min(-1))
});

export type WrittenPeople = z.infer<typeof writtenPeople>;

/**
 * Who stands behind `content` and behind every object in it. Throws where JSON could not hold the content as it is, unless
 * it goes to another thread, which takes numbers that are none too.
 */
export function writePeople(content: unknown, {asJson = true}: {asJson?: boolean} = {}): WrittenPeople {
  if (asJson) mustBeJson(content);
  const [candidates, interviewers] = [new Map<string, number>(), new Map<string, number>()];
  const groups = new Map<People, number>();
  const written: WrittenPeople["groups"] = [];
  const objects = [...objectsIn(content)].map((object) => {
    const people = known.get(object);
    if (people === undefined) return -1;
    const before = groups.get(people);
    if (before !== undefined) return before;
    groups.set(people, written.length);
    const untold = people.candidates === nobodyToTell;
    written.push({
      candidates: untold ? [] : placesOf(people.candidates, candidates),
      interviewers: placesOf(people.interviewers, interviewers),
      untold
    });
    return written.length - 1;
  });
  return {candidates: [...candidates.keys()], interviewers: [...interviewers.keys()], groups: written, objects};
}

/** Says the same again of a content that was written as JSON and read. Throws where it is not that content. */
export function readPeople(content: unknown, {candidates, interviewers, groups, objects}: WrittenPeople): void {
  const named = (all: readonly string[]) => (place: number) => {
    if (all[place] === undefined) throw new Error("a group names somebody who is not there");
    return all[place];
  };
  const people = groups.map((group): People => ({
    candidates: group.untold ? nobodyToTell : new Set(group.candidates.map(named(candidates))),
    interviewers: new Set(group.interviewers.map(named(interviewers)))
  }));
  const found = [...objectsIn(content)];
  if (found.length !== objects.length) throw new Error("the people are those of another content");
  for (const [place, group] of objects.entries()) if (group >= 0) known.set(found[place]!, people[group]!);
}

function placesOf(names: ReadonlySet<string>, places: Map<string, number>): number[] {
  return [...names].map((name) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
}

/** Every object and list of a content, in the order in which JSON writes them. */
function* objectsIn(value: unknown): Generator<object> {
  if (value === null || typeof value !== "object") return;
  yield value;
  for (const item of Object.values(value)) yield* objectsIn(item);
}

/** JSON would write a number that is none as null, and a defect would be as good as hidden. */
function mustBeJson(value: unknown): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("a number that is none");
  if (value !== null && typeof value === "object") for (const item of Object.values(value)) mustBeJson(item);
}
