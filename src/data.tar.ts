/**
 * The one data loader: exports → warehouse → every dataset of every site, suppressed and checked against its contract.
 * One archive, because what may be told on one page depends on what the others tell.
 */
import {writeSiteData} from "../loaders/publish/site-data-loader.js";

process.exitCode = await writeSiteData(process.stdout);
