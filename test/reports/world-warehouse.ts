export {worldWarehouse} from "../../bench/truth/world-warehouse.js";
