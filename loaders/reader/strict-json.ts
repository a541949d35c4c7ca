export type JsonReason =
  | "json_syntax"
  | "json_depth"
  | "json_duplicate_key"
  | "json_forbidden_key"
  | "json_lone_surrogate"
  | "json_number";

/** Deeper nesting is refused before anything recursive sees it. */
export const maximumDepth = 64;

/** What is wrong with a JSON text and where, counted in characters from its start. */
export class JsonProblem extends Error {
  constructor(
    readonly reason: JsonReason,
    readonly position: number,
    message: string
  ) {
    super(message);
    this.name = "JsonProblem";
  }
}

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plainString = /"([ !#-[\]-\ud7ff\ue000-\uffff]*)"/y;
const whitespace = /[ \t\n\r]*/y;

/**
 * Parses one JSON text as RFC 8259 has it, and stricter where a lenient reading would change data: duplicate keys,
 * `__proto__`, lone surrogates and numbers of more than 32 digits are problems; whole numbers beyond 2^53 and decimals
 * that a double would change keep their text. Throws JsonProblem.
 */
export function parseStrictJson(text: string): JsonValue {
  let at = 0;

  const fail = (reason: JsonReason, message: string, position = at): never => {
    throw new JsonProblem(reason, position, message);
  };
  const skip = (): void => {
    whitespace.lastIndex = at;
    whitespace.test(text);
    at = whitespace.lastIndex;
  };
  const expect = (character: string): void => {
    if (text[at] !== character) fail("json_syntax", `expected ${character}`);
    at++;
  };

  const string = (): string => {
    plainString.lastIndex = at;
    const plain = plainString.exec(text);
    if (plain) {
      at = plainString.lastIndex;
      return plain[1]!;
    }
    return escapedString();
  };
  const escapedString = (): string => {
    const start = at;
    expect('"');
    while (at < text.length && text[at] !== '"') {
      if (text.charCodeAt(at) < 32) fail("json_syntax", "control character in a string");
      at += text[at] === "\\" ? 2 : 1;
    }
    expect('"');
    let value = "";
    try {
      value = JSON.parse(text.slice(start, at)) as string;
    } catch {
      fail("json_syntax", "bad escape in a string", start);
    }
    if (/\p{Surrogate}/u.test(value)) fail("json_lone_surrogate", "half of a surrogate pair", start);
    return value;
  };

  const numeric = (): number | string => {
    number.lastIndex = at;
    const token = number.exec(text)?.[0];
    if (token === undefined) return fail("json_syntax", `unexpected ${text[at] ?? "end"}`);
    if (token.length > 32) fail("json_number", "a number of more than 32 characters");
    const value = Number(token);
    if (!Number.isFinite(value)) fail("json_number", `${token} is not a finite number`);
    at += token.length;
    if (Number.isSafeInteger(value) && String(value) === token) return value;
    return /^-?\d+$/.test(token) ? token : value;
  };

  const literal = (): JsonValue => {
    if (text.startsWith("true", at)) return ((at += 4), true);
    if (text.startsWith("false", at)) return ((at += 5), false);
    if (text.startsWith("null", at)) return ((at += 4), null);
    return numeric();
  };

  const array = (depth: number): JsonValue[] => {
    const values: JsonValue[] = [];
    at++;
    skip();
    if (text[at] === "]") return (at++, values);
    for (;;) {
      values.push(value(depth + 1));
      skip();
      if (text[at] === "]") return (at++, values);
      expect(",");
    }
  };

  const object = (depth: number): JsonObject => {
    const members = Object.create(null) as JsonObject;
    at++;
    skip();
    if (text[at] === "}") return (at++, members);
    for (;;) {
      skip();
      const start = at;
      const key = string();
      if (forbiddenKeys.has(key)) fail("json_forbidden_key", `the key ${key} is not accepted`, start);
      if (key in members) fail("json_duplicate_key", `the key ${key} occurs twice`, start);
      skip();
      expect(":");
      members[key] = value(depth + 1);
      skip();
      if (text[at] === "}") return (at++, members);
      expect(",");
    }
  };

  const value = (depth: number): JsonValue => {
    if (depth > maximumDepth) fail("json_depth", `nested deeper than ${maximumDepth} levels`);
    skip();
    const first = text[at];
    if (first === "{") return object(depth);
    if (first === "[") return array(depth);
    if (first === '"') return string();
    return literal();
  };

  const result = value(1);
  skip();
  if (at < text.length) fail("json_syntax", "text after the end of the value");
  return result;
}

/** A parsed JSON value. Objects have no prototype; whole numbers beyond 2^53 stay the text they were written as. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface JsonObject {
  [key: string]: JsonValue;
}
