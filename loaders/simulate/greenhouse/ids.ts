/** Numbers for our ids, as Greenhouse has them: "A00012" → 12, "I07" → 1007, "M03" → 2003. */
export function applicationNumber(id: string): number {
  return Number(id.slice(1));
}

export function userNumber(id: string): number {
  return (id.startsWith("M") ? 2000 : 1000) + Number(id.slice(1));
}

/** "S00012-3" → 240 + 3, a shadow's "S00012-3s" ten further; interviews alike. */
export function partNumber(id: string): number {
  const [application = "", part = ""] = id.slice(1).split("-");
  return Number(application) * 20 + Number.parseInt(part, 10) + (part.endsWith("s") ? 10 : 0);
}
