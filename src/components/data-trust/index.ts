export {joinsTable, monthsChart, waterfallChart} from "./details.js";
export {dataTrustDefinitions, reasonsTable, rowsChart, switchedOff} from "./rows.js";
