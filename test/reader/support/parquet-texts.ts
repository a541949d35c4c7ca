import {parquetRecords, parquetSample} from "../../../loaders/reader/parquet.js";

/** Prints the texts that are read from a Parquet file, first as a sample and then as records: one JSON line. */
const file = {path: process.argv[2]!, name: "scorecards.parquet"};
const {records: sample, count} = await parquetSample(file, 1);
const records = [];
for await (const record of parquetRecords(file, count)) records.push(record);
process.stdout.write(JSON.stringify({sample, records}));
