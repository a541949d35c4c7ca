import {ingest} from "../../../loaders/warehouse/ingest.js";
import {configOf, now} from "../../reader/support/exports.js";

/** One ingest in this process: `EXPORTS WAREHOUSE`. Says so on stdout when it starts, so that a test can time a kill. */
const [exports, warehouse] = process.argv.slice(2) as [string, string];
process.stdout.write("started\n");
await ingest({exports, warehouse, config: configOf(), sampleData: false, now, adapters: []});
