import {isUtf8} from "node:buffer";
import {readFile} from "node:fs/promises";
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type Scalar
} from "yaml";
import {z} from "zod";
import {nearest, refused, troubleInWords} from "../errors.js";
import {type Config, configSchema, defaultConfig} from "./config.js";
import {type ConfigSource, rememberSource} from "./source.js";

type Path = readonly (string | number)[];

/** The configuration in a file; without a file, the defaults. */
export async function readConfig(path?: string): Promise<Config> {
  if (path === undefined) return defaultConfig();
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw refused(
      `${path}: the configuration cannot be read: ${troubleInWords(error)}`,
      "write one with: npx plumbline init"
    );
  }
  if (!isUtf8(bytes) || bytes.includes(0))
    throw refused(
      `${path}: the configuration is not text in UTF-8`,
      "save it as UTF-8, or write one with: npx plumbline init"
    );
  return parseConfig(bytes.toString("utf8"), path);
}

/**
 * The configuration in a text. Every problem is told at once, each with its line: an unknown key with the nearest known
 * one, a wrong value with its rule. A block may stand several times: its keys are then those of all of them.
 */
export function parseConfig(text: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: false});
  const told = [
    ...document.errors.map(({code, linePos, message}) => {
      const what = code === "MULTIPLE_DOCS" ? "a second document begins here (---): keep one" : firstLine(message);
      return `${path} line ${linePos?.[0].line ?? 1}: ${what}`;
    }),
    ...joinBlocks(document, lines, path)
  ];
  if (told.length > 0) throw refused(...told);
  refuseNulCharacters(document, lines, path);
  const parsed = configSchema.safeParse(unfolded(document, path) ?? {});
  if (parsed.success) {
    rememberSource(parsed.data, {file: path, at: (keys) => standing(document, lines, keys)});
    return parsed.data;
  }
  throw refused(...parsed.error.issues.flatMap((issue) => problems(issue, document, lines, path)));
}

/** What the document holds once its aliases (`*name`) are replaced by what they stand for. */
function unfolded(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw refused(
      `${path}: its anchors and aliases (&name, *name) cannot be unfolded: ${firstLine((error as Error).message)}`,
      "write out what the aliases stand for"
    );
  }
}

/** A NUL character is part of no name, path or label, and ends them in other programs. */
function refuseNulCharacters(document: Document, lines: LineCounter, path: string): void {
  visit(document, {
    Scalar(_, {value, range}) {
      if (typeof value === "string" && value.includes("\u0000"))
        throw refused(
          `${path} line ${lines.linePos(range?.[0] ?? 0).line}: holds a NUL character`,
          "remove it, or write the file as UTF-8"
        );
    }
  });
}

function problems(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): string[] {
  const at = (path: Path): string => `${file} line ${lineOf(document, lines, path)}`;
  const path = issue.path as Path;
  if (issue.code === "invalid_union") {
    // Of the alternatives, the one whose kind of value it is says what is wrong with it.
    const meant = issue.errors.filter((errors) => !errors.some((error) => error.path.length === 0 && isOther(error)));
    if (meant.length === 1)
      return meant[0]!.flatMap((error) =>
        problems({...error, path: [...path, ...error.path]} as z.core.$ZodIssue, document, lines, file)
      );
  }
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `${at([...path, key])}: ${unknownKey(key, path)}`);
  if (issue.code === "invalid_key") {
    const [outer, key] = [path.slice(0, -1), String(path.at(-1))];
    const broken = issue.issues.find(({code}) => code === "invalid_format");
    const what = broken ? `${outer.join(".")} has the key ${JSON.stringify(key)}; ${broken.message}` : null;
    return [`${at(path)}: ${what ?? unknownKey(key, outer)}`];
  }
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], document.toJS());
  const thing = path.length === 0 ? "the file" : path.join(".");
  return [`${at(path)}: ${thing} is ${inShort(value)}; ${rule(issue, value)}`];
}

function isOther({code}: {code?: string | undefined}): boolean {
  return code === "invalid_type" || code === "invalid_value";
}

/** A value as it may stand in a message. */
function inShort(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => typeof one !== "object") ? JSON.stringify(value) : "a list";
  if (value !== null && typeof value === "object") return "a block of keys";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 80)}…"` : text;
}

function unknownKey(key: string, path: Path): string {
  const known = knownKeys(path);
  const [outer, ...inner] = key.split(".");
  if (inner.length > 0 && known.includes(outer!))
    return `${[...path, key].join(".")} is not a known key; keys stand one below the other: write ${outer}: and, indented below it, ${inner.join(".")}:`;
  const close = nearest(key, known);
  return `${[...path, key].join(".")} is not a known key${close === null ? "" : `; did you mean ${close}?`}${close === null ? "." : ""} Known here: ${known.join(", ")}`;
}

function rule(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    const close = typeof value === "string" ? nearest(value, values) : null;
    return `it must be one of ${values.join(", ")}${close === null ? "" : `; did you mean ${close}?`}`;
  }
  if (value === null) return "nothing stands after it: write a value, or remove the line";
  if (issue.code === "too_big" || issue.code === "too_small") {
    const [bound, most] = issue.code === "too_big" ? [issue.maximum, "most"] : [issue.minimum, "least"];
    if (issue.origin === "array") return `it must have at ${most} ${bound} entries`;
    return issue.inclusive === false
      ? `it must be ${most === "most" ? "below" : "above"} ${bound}`
      : `it must be at ${most} ${bound}`;
  }
  if (issue.code === "invalid_type") return `it must be ${kinds[issue.expected] ?? issue.expected}`;
  const text = issue.message.replace(/^Invalid input: expected/, "it must be");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const kinds: Partial<Record<string, string>> = {
  array: "a list",
  int: "a whole number",
  number: "a finite number",
  object: "a block of keys",
  record: "a block of keys",
  string: "a text",
  tuple: "a list of two"
};

function standing(document: Document, lines: LineCounter, path: readonly string[]): ReturnType<ConfigSource["at"]> {
  const offset = path.length === 0 ? null : keyOffset(document, path);
  if (offset === null) return null;
  return {line: lines.linePos(offset).line, empty: isEmpty(document.getIn(path, true))};
}

/** The line of the key itself, else of the nearest parent that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const offset = keyOffset(document, path.slice(0, depth));
    if (offset !== null) return lines.linePos(offset).line;
  }
  return 1;
}

function keyOffset(document: Document, path: Path): number | null {
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1)!;
  const named = (pair: Pair): boolean => isScalar(pair.key) && String(pair.key.value) === key;
  const node: unknown = isSeq(parent)
    ? parent.items[Number(key)]
    : isMap(parent)
      ? parent.items.find(named)?.key
      : null;
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

/**
 * Makes blocks that stand several times one, so that lines that `check` proposes can be pasted one below the other, in any
 * order. A single value that stands twice holds where the other is empty or the same; else both lines are told.
 */
function joinBlocks(document: Document, lines: LineCounter, file: string): string[] {
  const found: string[] = [];
  visit(document, {
    Map(_, map) {
      const first = new Map<string, Pair>();
      map.items = map.items.filter((pair) => {
        const name = isScalar(pair.key) ? String(pair.key.value) : null;
        const before = name === null ? undefined : first.get(name);
        if (name !== null && before === undefined) first.set(name, pair);
        if (before === undefined || isEmpty(pair.value)) return before === undefined;
        if (isMap(before.value) && isMap(pair.value)) before.value.items.push(...pair.value.items);
        else if (isEmpty(before.value)) [before.key, before.value] = [pair.key, pair.value];
        else if (String(before.value) !== String(pair.value)) {
          const lineOfKey = ({key}: Pair): number => lines.linePos((key as Scalar).range![0]).line;
          found.push(
            `${file} line ${lineOfKey(pair)}: the key ${name} stands on line ${lineOfKey(before)} already, with another value: keep one of the two`
          );
        }
        return false;
      });
    }
  });
  return found;
}

/** True for nothing, `{}` and `[]`. */
function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) ? value.value === null : isCollection(value) && value.items.length === 0);
}

function firstLine(message: string): string {
  return message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
}

/** The keys that the configuration knows below a path, e.g. `["screen"]` → borderline, minutes, … */
export function knownKeys(path: readonly (string | number)[]): string[] {
  let inner: z.core.$ZodType[] = [configSchema];
  for (const key of path) inner = inner.flatMap(plain).flatMap((schema) => inside(schema, key));
  return [...new Set(inner.flatMap(plain).flatMap(keysOf))];
}

/** What a schema allows, without its defaults and alternatives. */
function plain(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain);
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  )
    return plain(schema.unwrap());
  return [schema];
}

function inside(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, key) ? [schema.shape[key]!] : [];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return schema instanceof z.ZodArray ? [schema.element] : [];
}

function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}
