import type {JsonObject} from "../reader/strict-json.js";
import type {Origin, Sink, SourceFile, SourceRecord} from "./adapter.js";
import {nameOf, text} from "./fields.js";
import {stemOf} from "./recognise/side-tables.js";

/** A record in the shape of its system's model, and where it stands. */
export interface Found<Item> {
  item: Item;
  origin: Origin;
}

/** The files of one export by what they hold. */
export type FilesByKind<Kind extends string> = Pick<ReadonlyMap<Kind, readonly SourceFile[]>, "get" | "has">;

/** The files of each kind that is read, and those of none. */
export function byKind<Kind extends string>(
  files: readonly SourceFile[],
  kindOf: (file: SourceFile) => Kind | null
): {known: Map<Kind, SourceFile[]>; others: SourceFile[]} {
  const known = new Map<Kind, SourceFile[]>();
  const others: SourceFile[] = [];
  for (const file of files) {
    const kind = kindOf(file);
    if (kind === null) others.push(file);
    else known.set(kind, [...(known.get(kind) ?? []), file]);
  }
  return {known, others};
}

/** Every record of the files of a kind; `read` where a file holds more than its records. */
export async function* recordsOf<Kind extends string>(
  files: FilesByKind<Kind>,
  kind: Kind,
  read = (file: SourceFile): AsyncIterable<SourceRecord> => file.read()
): AsyncGenerator<SourceRecord> {
  for (const file of files.get(kind) ?? []) yield* read(file);
}

/** Visits every record of a small table that others refer to. */
export async function each<Kind extends string>(
  files: FilesByKind<Kind>,
  kind: Kind,
  visit: (record: JsonObject, id: string | null) => void
): Promise<void> {
  for await (const {record} of recordsOf(files, kind)) visit(record, text(record, "id"));
}

/** Records in the shape of their system's model. */
export async function* found<Item>(
  records: AsyncIterable<SourceRecord>,
  shaped: (record: JsonObject, origin: Origin) => Item
): AsyncGenerator<Found<Item>> {
  for await (const {record, origin} of records) yield {item: shaped(record, origin), origin};
}

/**
 * The files' records are counted as left out, so that nothing of an export goes unmentioned. Of candidates the name is
 * read, so that it is known where it must not be published.
 */
export async function excludeUnread(
  files: readonly SourceFile[],
  sink: Pick<Sink, "exclude" | "named">
): Promise<void> {
  for (const file of files) {
    const ofCandidates = /^candidates?([-_.]|$)/i.test(stemOf(file.path));
    for await (const {record, origin} of file.read()) {
      sink.exclude("endpoint_not_read", origin);
      if (ofCandidates) sink.named("candidate", text(record, "id"), nameOf(record));
    }
  }
}
