type Id = string | null | undefined;

/** What belongs to an id. A record without one is nobody's: it is not kept, and who names no id finds nothing. */
export class ById<Value> extends Map<Id, Value> {
  override set(id: Id, value: Value): this {
    return typeof id === "string" ? super.set(id, value) : this;
  }
}

export type ReadonlyById<Value> = ReadonlyMap<Id, Value>;
