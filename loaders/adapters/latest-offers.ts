import type {Origin, Sink} from "./adapter.js";

interface Version<Order> {
  order: Order;
  row: Record<string, string | null>;
  origin: Origin;
}

/**
 * Keeps one offer for each application, the one that comes last in order; the others are left out and counted. An offer
 * without application is handed on as it is, to be rejected like any row that lacks its key.
 */
export class LatestOffers<Order extends string | number> {
  private readonly latest = new Map<string, Version<Order>>();

  constructor(private readonly sink: Sink) {}

  add(application: string | null, order: Order, row: Record<string, string | null>, origin: Origin): void {
    if (application === null) return this.sink.emit("decisions", row, origin);
    const known = this.latest.get(application);
    const isNewer = known === undefined || known.order < order;
    if (known !== undefined) this.sink.exclude("replaced_offer_version", isNewer ? known.origin : origin);
    if (isNewer) this.latest.set(application, {order, row, origin});
  }

  /** Hands the decisions on; returns the applications that have one. */
  emit(): Set<string> {
    for (const {row, origin} of this.latest.values()) this.sink.emit("decisions", row, origin);
    return new Set(this.latest.keys());
  }
}
