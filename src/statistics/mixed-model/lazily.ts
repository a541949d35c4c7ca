/** An object whose properties are worked out when first read: errors of a hundred thousand effects are often not asked for. */
export function lazily<Result extends object>(parts: {[Name in keyof Result]: () => Result[Name]}): Result {
  const result = {} as Result;
  for (const name of Object.keys(parts) as (keyof Result)[])
    Object.defineProperty(result, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = parts[name]();
        Object.defineProperty(result, name, {enumerable: true, value});
        return value;
      }
    });
  return result;
}
