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

/** A form may ask two things under one name: the second becomes "Coding (2)", so that neither rating replaces the other. */
export function withOwnNames<Rating extends {question: string | null}>(ratings: readonly Rating[]): Rating[] {
  const times = new Map<string, number>();
  return ratings.map((rating) => {
    if (rating.question === null) return rating;
    const count = (times.get(rating.question) ?? 0) + 1;
    times.set(rating.question, count);
    return count === 1 ? rating : {...rating, question: `${rating.question} (${count})`};
  });
}
