import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {literal} from "../../loaders/canonical/sql.js";
import {adapters} from "../../loaders/adapters/registry.js";
import {buildMarts} from "../../loaders/marts/build.js";
import {query, withDatabase} from "../../loaders/warehouse/connection.js";
import {loadTables} from "../../loaders/warehouse/load-tables.js";
import {readExports} from "../../loaders/warehouse/read-exports.js";
import {configIn, sampleExports, sampleNow, sampleWarehouse} from "../support/sample.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-attached-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

it("loads and marts fill whatever database is attached and in use, with the same rows, and no other", async () => {
  const config = configIn(folder);
  const ordinary = await sampleWarehouse();
  await withDatabase({path: join(folder, "local.duckdb")}, folder, async (connection) => {
    await connection.run(`attach ${literal(join(folder, "elsewhere.duckdb"))} as elsewhere`);
    await connection.run("use elsewhere");
    const read = await readExports(connection, {exports: sampleExports, config, now: sampleNow, adapters}, folder);
    await loadTables(connection, read, config);
    await buildMarts(connection);

    await connection.run(`attach ${literal(ordinary)} as ordinary (read_only)`);
    const tables = await query<{path: string; place: string}>(
      connection,
      "select schema_name || '.' || table_name as path, database_name as place from duckdb_tables() where schema_name in ('canonical', 'marts') order by all"
    );
    const [there, here] = ["elsewhere", "ordinary"].map((name) =>
      tables.filter(({place}) => place === name).map(({path}) => path)
    );
    expect(there).toEqual(here);
    expect(there!.length).toBeGreaterThan(20);
    expect(tables.filter(({place}) => place === "local")).toEqual([]);
    const content = (place: string, path: string): string =>
      `(select count(*) || ' ' || coalesce(bit_xor(hash(t)), 0) from ${place}.${path} as t)`;
    const compared = there!.map(
      (path) =>
        `select '${path}' as path, ${content("elsewhere", path)} as elsewhere, ${content("ordinary", path)} as ordinary`
    );
    const rows = await query<Record<string, string>>(connection, compared.join(" union all "));
    expect(rows.filter(({elsewhere, ordinary: other}) => elsewhere !== other)).toEqual([]);
    await connection.run("detach ordinary");
  });
});
