const entities: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** As text inside an element or a quoted attribute. */
export function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
