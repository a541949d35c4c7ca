import {expect, it} from "vitest";
import {borderline} from "../../../loaders/reports/borderline/report.js";
import {runReports} from "../../../loaders/reports/index.js";
import {screenModel} from "../../../loaders/reports/screen/model.js";
import {screen} from "../../../loaders/reports/screen/report.js";
import {readSql} from "../../../loaders/reports/report.js";
import {pipelineOf} from "../../support/pipeline-of.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const counts = readSql(new URL("../../../loaders/reports/screen/bands.sql", import.meta.url));

it("the model of screens is fitted once in a run for all reports, and anew in another run", async () => {
  const made = await smallWarehouse(
    pipelineOf([
      {vote: "yes", screened: 60, advanced: 60, offers: 30},
      {vote: "mixed", screened: 60, advanced: 60, offers: 12}
    ])
  );
  let fits = 0;
  const warehouse = {
    ...made.warehouse,
    rows: <Row>(...[sql, parameters]: Parameters<typeof made.warehouse.rows>): Promise<Row[]> => {
      if (sql === counts) fits++;
      return made.warehouse.rows<Row>(sql, parameters);
    }
  };
  const context = {...made, warehouse};
  await runReports(context, {reports: {screen, borderline}});
  expect(fits).toBe(1);
  expect(await screenModel(context)).toBe(await screenModel(context));
  await runReports({...context}, {reports: {screen, borderline}});
  expect(fits).toBe(2);
});
