import {group} from "d3-array";
import {Document, isMap, isNode, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq} from "yaml";
import {visibleInLine} from "../../src/words/visible.js";
import {canonicalHeader, tableOf} from "../adapters/recognise/plain-tables.js";
import {tables} from "../canonical/tables.js";
import {ownHeading, sourceOf} from "./parts.js";
import {type Proposal} from "./propose.js";
import type {Feed, Line, TableProposal} from "./table.js";

/** A place in the configuration, what goes there and what is said of it. */
interface Addition {
  /** Keys; a number counts the entries of a list. */
  path: readonly (string | number)[];
  value: unknown;
  comment: string;
}

/** The lines of a proposal by themselves. */
export function proposalAsYaml(proposal: Proposal): string {
  return addTo("", proposal);
}

const layout = {lineWidth: 0, flowCollectionPadding: false};

/** A configuration with the lines of a proposal added; what stands in it, comments and order included, stays. */
export function addTo(text: string, proposal: Proposal): string {
  const document = parseDocument<YAMLMap>(text, {uniqueKeys: false});
  if (!isMap(document.contents)) document.contents = new YAMLMap() as never;
  const isBlock = document.contents!.flow !== true;
  const blocks = new Map(document.contents!.items.map((pair) => [pair, placeOf(pair, text)]));
  const additions = additionsOf(proposal);
  for (const addition of additions) add(document, addition);
  if (!isBlock) return document.toString(layout);
  // Only blocks to which something is added are written anew: of several of one name the first.
  const changed = new Set(additions.map(({path}) => String(path[0]!)));
  const named = group(document.contents!.items, keyOf);
  const written = [...named].filter(([key]) => changed.has(key)).map(([, [first]]) => first!);
  let result = text;
  for (const pair of written.reverse()) {
    const place = blocks.get(pair);
    if (place) result = result.slice(0, place[0]) + blockText(pair) + result.slice(place[1]);
  }
  const added = written.filter((pair) => !blocks.has(pair)).reverse();
  const end = added.length === 0 || result === "" || result.endsWith("\n") ? "" : "\n";
  return result + end + added.map((pair) => `${result === "" ? "" : "\n"}${blockText(pair)}\n`).join("");
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

/** Where a block of a configuration begins and ends, without the comments around it. */
function placeOf({key, value}: Pair, text: string): [number, number] {
  const [from, to] = [(key as Scalar).range![0], isNode(value) ? value.range![1] : (key as Scalar).range![1]];
  // The colon and a comment behind a short value belong to its line; a block ends where its last line does.
  const rest = /^[^\n]*/.exec(text.slice(to))![0];
  return [from, text[to - 1] === "\n" ? to - 1 : to + rest.length];
}

function blockText(pair: Pair): string {
  const map = new YAMLMap();
  const key = new Scalar(keyOf(pair));
  map.items.push(new Pair(key, pair.value) as never);
  return new Document(map).toString(layout).trimEnd();
}

/** What a proposal adds, each with its place. */
function additionsOf(proposal: Proposal): Addition[] {
  return [
    ...proposal.tables.flatMap(tableAdditions),
    ...proposal.entries.map(({path, value, saw, look}) => ({
      path,
      value,
      comment: commentOf({saw, ...(look ? {look} : {})})
    }))
  ];
}

function tableAdditions(table: TableProposal): Addition[] {
  const {path, saw, feeds, keys, unread} = table;
  const notRead =
    unread.length === 0
      ? ""
      : `; not read: ${unread
          .slice(0, 12)
          .map((heading) => visibleInLine(heading.replace(/\s+/g, " ")))
          .join(", ")}${unread.length > 12 ? ", …" : ""}`;
  const heading = `${saw}${notRead}`;
  if (isSimple(table)) {
    const [{columns}] = feeds as [Feed];
    const lines = [...columns].filter(([name, {from}]) => typeof from !== "string" || canonicalHeader(from) !== name);
    return [
      {path: ["columns", path], value: undefined, comment: heading},
      ...lines.map(([name, line]) => ({path: ["columns", path, name], value: line.from, comment: commentOf(line)}))
    ];
  }
  const at = ["tables", path];
  return [
    {path: at, value: undefined, comment: heading},
    ...keys.map((key) => ({path: [...at, key.name], value: key.value, comment: commentOf(key)})),
    ...feeds.flatMap((feed) => feedAdditions(feed, at, feeds))
  ];
}

/** One table with other headings needs no more than a name for each column. */
function isSimple({path, feeds, keys}: TableProposal): boolean {
  const [feed, ...others] = feeds;
  if (!feed || others.length > 0 || keys.length > 0 || feed.forEach || feed.split) return false;
  // A file that is named like another table would be read as that one.
  if (tableOf(path, [...feed.columns.keys()]) !== feed.table) return false;
  return [...feed.columns.values()].every(
    ({from}) => typeof from === "string" && from !== "auto" && ownHeading(from) === from
  );
}

function feedAdditions(feed: Feed, at: readonly string[], feeds: readonly Feed[]): Addition[] {
  const same = feeds.filter(({table}) => table === feed.table);
  const place = [...at, "feeds", feed.table, ...(same.length > 1 ? [same.indexOf(feed)] : [])];
  const {forEach, split} = feed;
  const order = tables[feed.table].columns.map(({name}) => name);
  const columns = [...feed.columns].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return [
    ...(forEach
      ? [
          {
            path: [...place, "for_each", forEach.name],
            value: forEach.values.map((value) => (/^[1-9]\d*$/.test(value) ? Number(value) : value)),
            comment: commentOf(forEach)
          }
        ]
      : []),
    ...(split
      ? [
          {
            path: [...place, "split"],
            value: {columns: [...new Set(split.columns.map(ownHeading))], by: split.by},
            comment: commentOf(split)
          }
        ]
      : []),
    ...columns.map(([name, line]) => ({
      path: [...place, "columns", name],
      value: sourceOf(line.from),
      comment: commentOf(line)
    }))
  ];
}

function commentOf({saw, look}: Pick<Line, "saw" | "look">): string {
  return [...(look ? [`please look: ${look}`] : []), ...(saw === "" ? [] : [saw])]
    .map((text) => visibleInLine(text))
    .join("; ");
}

/** Sets one value with its comment behind it, the blocks around it made where they are not there. */
function add(document: Document, {path, value, comment}: Addition): void {
  const [key, ...outer] = [...path].reverse() as [string, ...(string | number)[]];
  let node = document.contents as unknown as Block;
  for (const [depth, name] of outer.reverse().entries()) node = blockIn(node, name, path[depth + 1]!);
  node.flow = false;
  if (value === undefined) {
    const isNew = pairOf(node, key) === undefined;
    blockIn(node, key, "");
    if (isNew && comment !== "") pairOf(node, key)!.key.commentBefore = ` ${comment}`;
    return;
  }
  const scalar = document.createNode(value) as Scalar | YAMLSeq;
  if (typeof value === "object") (scalar as YAMLSeq).flow = true;
  if (comment !== "") scalar.comment = ` ${comment}`;
  const found = pairOf(node, key);
  if (found) found.value = scalar;
  else (node as YAMLMap).items.push(new Pair(new Scalar(key), scalar) as never);
}

type Block = YAMLMap | YAMLSeq;

function pairOf(node: Block, key: string): {key: Scalar; value: unknown} | undefined {
  return (node as YAMLMap<Scalar>).items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** The block below a key, made where it is not there: a list where what follows counts from 0. */
function blockIn(node: Block, key: string | number, next: string | number): Block {
  const made = typeof next === "number" ? new YAMLSeq() : new YAMLMap();
  node.flow = false;
  if (isSeq(node)) {
    const at = Number(key);
    if (node.items[at] === undefined) node.items.push(made as never);
    return node.items[at] as Block;
  }
  const found = pairOf(node, String(key));
  if (!found) node.items.push(new Pair(new Scalar(key), made) as never);
  else if (!isMap(found.value) && !isSeq(found.value)) found.value = made;
  return pairOf(node, String(key))!.value as Block;
}
