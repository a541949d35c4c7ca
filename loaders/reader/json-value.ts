/** A parsed JSON value. Objects have no prototype; whole numbers beyond 2^53 stay the text they were written as. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface JsonObject {
  [key: string]: JsonValue;
}
