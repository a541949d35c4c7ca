import {existsSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {Command} from "@commander-js/extra-typings";
import {writeDefaultConfig} from "../../config/config.js";
import {UserError} from "../../errors.js";
import {somePath} from "../options.js";
import type {Terminal} from "../terminal.js";

export const init = (io: Terminal) =>
  new Command("init")
    .description("write a commented plumbline.yaml and the exports folder")
    .option("--config <file>", "where to write the configuration", somePath, "plumbline.yaml")
    .option("--exports <dir>", "the exports folder", somePath, "data/exports")
    .action(async ({config, exports}) => {
      if (existsSync(config)) {
        throw new UserError(`${config} is already there and init never overwrites it: move it away or edit it.`, 2);
      }
      await writeDefaultConfig(config);
      await mkdir(exports, {recursive: true});
      io.note(`Wrote ${config}. Put your exports into ${exports}/ and run: npx plumbline check`);
    });
