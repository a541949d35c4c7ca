import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {schemaOf} from "../../loaders/publish/contracts.js";

interface Schema {
  description?: string;
  type?: string | readonly string[];
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
}

/** Files of `src/contracts/` that hold parts of datasets. */
const parts = ["finding", "parts", "search-index"];
const datasets = readdirSync(new URL("../../src/contracts", import.meta.url))
  .map((name) => name.replace(".ts", ""))
  .filter((name) => !parts.includes(name))
  .sort();

function typeOf({anyOf, type, format, items, const: constant, enum: values}: Schema): string {
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(" or ");
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (values) return "one of several words";
  if (type === "array" && items) return `list of ${typeOf(items)}`;
  return format ?? [type ?? "any"].flat().join(" or ");
}

const inCell = (text: string): string => text.replaceAll("|", "\\|");

/** Fields of a dataset as rows of a table. */
function rowsOf({properties = {}}: Schema): string[] {
  return Object.entries(properties).map(
    ([field, schema]) => `| \`${field}\` | ${typeOf(schema)} | ${inCell(schema.description ?? "")} |`
  );
}

const introduction = `# Datasets

What a page shows lies beside it as JSON: \`_file/data/<dataset>.<hash>.json\` in the folder of a site, and the tool *JSON* of every chart links to it. It holds aggregates only, suppressed as on the page; a site has the datasets of its pages and no others. Beside them \`schemas/<dataset>.json\` is a [JSON Schema](https://json-schema.org) of all fields, made from the contract in \`src/contracts/\` that the dataset was held against when it was built. Its \`$id\` names dataset and version of plumbline, \`plumbline.agreement/0.1.0\`; [CHANGELOG.md](../CHANGELOG.md) lists what changed from one version to the next. The hash in a file's name changes with its content.

Units, where a field says no other:

- Shares and probabilities run from 0 to 1, correlations from −1 to 1; votes and ratings are points from 1 to 4.
- \`hours\` are staff hours, \`minutes\` minutes, \`weeks\` weeks; \`…PerMinute\` is per minute asked.
- \`value\` and \`interval\` stand for an estimate with its 90 % interval; \`n\` and other counts are whole numbers.
- \`period\` is a quarter, \`2026-Q1\`; days are \`YYYY-MM-DD\` and times ISO 8601, both UTC.
- \`slice\` says which role, level and quarter a row is about; null is all of them.
- \`null\` is what cannot be estimated, does not occur, or rests on too few candidates to be shown. \`interval\` without \`value\` says only how much a share is at most, or at least.
- \`{subject}\` in a text stands for the interviewer named beside it, by pseudonym.

Below are the outermost fields of each dataset; the schema has all, with what each holds.
`;

describe("the reference of datasets", () => {
  it("says of each dataset what its contract says; `npx vitest run test/publish/contracts.test.ts -u` writes it anew", async () => {
    const sections = await Promise.all(
      datasets.map(async (name) => {
        const schema = (await schemaOf(name)) as Schema;
        return `## ${name}\n\n${schema.description}\n\n| field | type | holds |\n|---|---|---|\n${rowsOf(schema).join("\n")}\n`;
      })
    );
    await expect([introduction, ...sections].join("\n")).toMatchFileSnapshot("../../docs/datasets.md");
  });

  it.each(datasets)("%s says of itself what it is", async (name) => {
    expect(((await schemaOf(name)) as Schema).description).toMatch(/^[A-Z].+[.?]$/);
  });
});
