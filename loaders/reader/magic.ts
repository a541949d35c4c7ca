/** What the first bytes of a file say it is. */
export type Magic =
  | "gzip"
  | "zip"
  | "parquet"
  | "utf-16le"
  | "utf-16be"
  | "xls"
  | "bzip2"
  | "xz"
  | "zstd"
  | "sqlite"
  | "duckdb"
  | "pdf"
  | null;

const signatures: [Exclude<Magic, null>, string][] = [
  ["gzip", "1f8b"],
  ["zip", "504b0304"],
  ["zip", "504b0506"],
  ["parquet", "50415231"],
  ["utf-16le", "fffe"],
  ["utf-16be", "feff"],
  ["xls", "d0cf11e0"],
  ["bzip2", "425a68"],
  ["xz", "fd377a58"],
  ["zstd", "28b52ffd"],
  ["sqlite", "53514c697465"],
  ["pdf", "25504446"]
];

/** The kind of file by its first bytes, null when they are those of plain text or of nothing known. */
export function magicOf(head: Buffer): Magic {
  if (head.subarray(8, 12).toString("latin1") === "DUCK") return "duckdb";
  return signatures.find(([, hex]) => head.subarray(0, hex.length / 2).toString("hex") === hex)?.[0] ?? null;
}
