// A thread that runs reports, from the bundle or the sources as the command line does.
import {bundled} from "../bundled.js";

const {runTask} = await bundled("loaders/reports/in-thread.ts", () => import("./in-thread.ts"));
await runTask();
