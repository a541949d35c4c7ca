import {preview} from "../../publish/preview.js";
import {readingOptions} from "../../publish/kept/private-warehouse.js";
import {commandThatIngests, wholeNumber} from "../options.js";
import type {Terminal} from "../terminal.js";

export const dev = (io: Terminal) =>
  commandThatIngests("dev", "live preview of the sites; a changed export, mart or page shows up by itself")
    .option("--port <n>", "a free one is taken when this is not", wholeNumber(65_535), 3000)
    .action(async ({port, exports, config, warehouse, cache, ...given}) => {
      const options = {exports, config, warehouse, cache, ...readingOptions(given)};
      const live = await preview(options, {port, problem: (message) => io.error(message)});
      io.print(live.address);
      io.note("Ctrl-C ends it.");
      await live.untilInterrupted();
    });
