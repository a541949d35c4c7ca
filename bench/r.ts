import {execFileSync} from "node:child_process";

/** Debian's packages of what the peers load. */
const packages: Record<string, string> = {
  lme4: "r-cran-lme4",
  pROC: "r-cran-proc",
  survival: "r-cran-survival",
  polycor: "r-cran-polycor",
  psych: "r-cran-psych",
  sandwich: "r-cran-sandwich",
  "data.table": "r-cran-data.table"
};

/** R with what the peers load: its version, for the record. Throws and says what to install; no comparison is no pass. */
export function requireR(): string {
  const names = Object.keys(packages);
  const install = (missing: string[]): string => `apt-get install --no-install-recommends ${missing.join(" ")}`;
  const ask = `x <- c(${names.map((name) => `"${name}"`).join(",")}); cat(R.version.string, x[!vapply(x, requireNamespace, TRUE, quietly = TRUE)], sep = "\\n")`;
  let said: string;
  try {
    said = execFileSync("Rscript", ["-e", ask], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]});
  } catch {
    throw new Error(`the peers are in R, which is not here: ${install(["r-base-core", ...Object.values(packages)])}`);
  }
  const [version, ...missing] = said.trim().split("\n");
  if (missing.length > 0)
    throw new Error(`R lacks ${missing.join(", ")}: ${install(missing.map((name) => packages[name]!))}`);
  return version!;
}
